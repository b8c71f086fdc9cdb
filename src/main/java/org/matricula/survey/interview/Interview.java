package org.matricula.survey.interview;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 面谈 with one student. What was said is read by itself.
///
/// @param state `assigned`, `held`, `missed`
/// @param finding `well`, `attend`, `urgent`; null before it was held
/// @param findingWords what was found, or why it did not take place
public record Interview(
        UUID id,
        UUID campaignId,
        String campaign,
        UUID enrolmentId,
        String name,
        String number,
        UUID unitId,
        String unit,
        String sex,
        long scopePos,
        @Nullable UUID interviewerId,
        String interviewer,
        String state,
        @Nullable LocalDate heldOn,
        @Nullable String finding,
        @Nullable String findingWords,
        LocalDate dueOn,
        boolean campaignOpen,
        @Nullable UUID campaignOwner,
        int measures) {

    public boolean assigned() {
        return state.equals("assigned");
    }

    public boolean held() {
        return state.equals("held");
    }
}
