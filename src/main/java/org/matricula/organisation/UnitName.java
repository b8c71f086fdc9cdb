package org.matricula.organisation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a unit was called, and from when until when.
public record UnitName(String name, LocalDate from, @Nullable LocalDate until) {}
