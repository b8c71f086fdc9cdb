package org.matricula.graduation.round;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 毕业审查轮次. Its words are the message keys `graduation.round.state.<state>` and
/// `graduation.round.kind.<kind>`.
///
/// @param concludedOn 毕业日期: rounds of one day look at one batch
/// @param dueOn by when it is to be done
/// @param prior the round before of the same batch
/// @param students null until they have been counted
/// @param inputsHash the same inputs and conditions give the same; null until it is done
public record GraduationRound(
        UUID id,
        UUID institutionId,
        String institution,
        long lo,
        long hi,
        LocalDate concludedOn,
        String kind,
        LocalDate dueOn,
        @Nullable UUID prior,
        String state,
        LocalDate rulesOn,
        @Nullable Integer students,
        int checked,
        @Nullable Long reached,
        @Nullable String inputsHash,
        @Nullable String problem,
        Instant begunAt,
        @Nullable Instant endedAt,
        @Nullable UUID starterId,
        String starter,
        String starterRole,
        @Nullable UUID starterUnit,
        @Nullable UUID auditorId,
        @Nullable String auditor,
        @Nullable UUID publisherId,
        @Nullable String meetingNo,
        @Nullable LocalDate meetingOn,
        @Nullable LocalDate publishedOn,
        @Nullable LocalDate objectionsUntil,
        @Nullable String decisionNo,
        @Nullable UUID deciderId,
        @Nullable String decider) {

    /// 分权: whoever audited or last published the list does not decide on it as well.
    boolean preparedBy(@Nullable UUID account) {
        return account != null && (account.equals(auditorId) || account.equals(publisherId));
    }

    public boolean under() {
        return endedAt == null;
    }

    public boolean is(String of) {
        return state.equals(of);
    }

    /// Whether what it found stands: done, or further.
    public boolean stands() {
        return switch (state) {
            case "done", "audited", "resolved", "published", "decided" -> true;
            default -> false;
        };
    }
}
