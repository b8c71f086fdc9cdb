package org.matricula.feedback;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One feedback and what came of it.
///
/// @param student name and number, null where no student is concerned
/// @param topic `feedback.topic.<topic>`
/// @param place the section or page it was seen on, as words
/// @param ownerRole the role that is to answer
/// @param state `given`, `taken` or `answered`
/// @param outcome `feedback.outcome.<outcome>`, null until it is answered
/// @param improvement what is done so that it does not come again
/// @param helped what the giver says of the answer
public record Feedback(
        UUID id,
        UUID institutionId,
        String unit,
        long scopePos,
        @Nullable UUID enrolmentId,
        @Nullable String student,
        @Nullable String studentNumber,
        String topic,
        String place,
        String words,
        UUID giverId,
        String giver,
        String giverRole,
        LocalDate givenOn,
        String ownerRole,
        LocalDate dueOn,
        String state,
        @Nullable String taker,
        @Nullable String outcome,
        @Nullable String answer,
        @Nullable String answerer,
        @Nullable LocalDate answeredOn,
        @Nullable String caseNumber,
        @Nullable String improvement,
        @Nullable Boolean helped) {

    public boolean answered() {
        return state.equals("answered");
    }

    public boolean overdue(LocalDate today) {
        return !answered() && dueOn.isBefore(today);
    }
}
