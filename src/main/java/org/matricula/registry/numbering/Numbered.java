package org.matricula.registry.numbering;

import java.util.UUID;

/// A number and whom it is for.
public record Numbered(UUID enrolment, String name, String unit, String number) {}
