package org.matricula.exam.round;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// How far a step of a round has come.
public record StepState(
        int step,
        LocalDate dueOn,
        @Nullable Instant begunAt,
        @Nullable String doer,
        @Nullable Instant doneAt) {

    public boolean begun() {
        return begunAt != null;
    }

    public boolean done() {
        return doneAt != null;
    }

    public ExamStep of() {
        return ExamStep.of(step).orElseThrow();
    }
}
