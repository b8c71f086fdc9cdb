package org.matricula.consignment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 交接清单.
///
/// @param lines 件数, frozen when it was made
/// @param dueOn the day by which the unit has to hand it over
/// @param head 主管领导 who signed the paper list
/// @param countDueOn the day by which the receiver has to count
/// @param counted 清点件数
/// @param accepted and returned, of its lines
public record Consignment(
        UUID id,
        String kind,
        UUID institutionId,
        UUID unitId,
        String unit,
        UUID toUnitId,
        String toUnit,
        long scopePos,
        int year,
        int seq,
        int lines,
        LocalDate dueOn,
        String state,
        String madeBy,
        @Nullable UUID madeById,
        @Nullable UUID handlerId,
        LocalDate madeOn,
        @Nullable String handler,
        @Nullable String head,
        @Nullable LocalDate signedOn,
        boolean stamped,
        @Nullable LocalDate handedOn,
        @Nullable LocalDate countDueOn,
        @Nullable Integer counted,
        @Nullable String takenBy,
        @Nullable Instant takenAt,
        @Nullable String reason,
        int accepted,
        int returned) {

    /// Handed over after its day.
    public boolean late() {
        return handedOn != null && handedOn.isAfter(dueOn);
    }

    public boolean is(String which) {
        return state.equals(which);
    }

    /// One piece of the list.
    ///
    /// @param held came back and is not mended
    /// @param mendedNote what was mended
    /// @param forwarded whether it stands in a list of the receiver's by now
    public record Line(
            int seq,
            String ref,
            UUID pointId,
            String point,
            UUID enrolmentId,
            String studentNumber,
            String name,
            String what,
            String detail,
            String state,
            @Nullable String reason,
            boolean held,
            @Nullable String mendedBy,
            @Nullable LocalDate mendedOn,
            @Nullable String mendedNote,
            boolean forwarded) {}
}
