package org.matricula.coursework.recognition;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who brought passed results of which nothing is recognised or under way.
public record BroughtWaiting(
        UUID enrolmentId, String name, @Nullable String studentNumber, String unit, int results) {}
