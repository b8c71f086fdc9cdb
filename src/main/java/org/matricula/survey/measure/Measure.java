package org.matricula.survey.measure;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 帮扶措施, of a student or of a class.
///
/// @param subject the student's or the class's name
/// @param number the student's number, blank for a class
/// @param source `survey`, `interview` or `none`
/// @param state `open`, `done`, `dropped`
/// @param effect `reached`, `partly`, `none`; null before it is done
public record Measure(
        UUID id,
        @Nullable UUID enrolmentId,
        @Nullable UUID unitId,
        String subject,
        String number,
        String unit,
        long scopePos,
        String source,
        @Nullable UUID questionnaireId,
        @Nullable UUID interviewId,
        String theme,
        String what,
        String goal,
        UUID ownerId,
        String owner,
        LocalDate dueOn,
        String state,
        @Nullable String outcome,
        @Nullable String effect,
        @Nullable UUID setterId,
        String setter,
        @Nullable LocalDate endedOn,
        int notes) {

    public boolean open() {
        return state.equals("open");
    }

    public boolean overdue(LocalDate today) {
        return open() && dueOn.isBefore(today);
    }
}
