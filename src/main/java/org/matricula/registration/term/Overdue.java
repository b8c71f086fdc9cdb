package org.matricula.registration.term;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 逾期未注册: a student who was neither registered nor deferred when the time was past.
///
/// @param lastOn the day by which they should have registered
/// @param caseId the withdrawal opened for it this term
/// @param caseNumber of that
/// @param caseState of that
/// @param pending another case of theirs that is under way, by its number
public record Overdue(
        UUID opening,
        UUID institution,
        UUID enrolment,
        UUID person,
        long scopePos,
        UUID unit,
        String className,
        @Nullable String studentNumber,
        String name,
        @Nullable String education,
        @Nullable String absence,
        LocalDate lastOn,
        @Nullable UUID caseId,
        @Nullable String caseNumber,
        @Nullable String caseState,
        @Nullable String pending) {

    /// Whether a withdrawal is opened for it, and if not why.
    public Turn turn() {
        if (caseId != null) {
            return Turn.PROPOSED;
        }
        if (pending != null) {
            return Turn.PENDING;
        }
        return "on-leave".equals(absence) ? Turn.ON_LEAVE : Turn.DUE;
    }

    /// Its words are the message keys `registration.overdue.<code>`.
    public enum Turn {
        /// 可提出
        DUE,
        /// 已提出: once a term
        PROPOSED,
        /// 另有事项在办
        PENDING,
        /// 请假
        ON_LEAVE;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
