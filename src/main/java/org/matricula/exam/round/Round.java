package org.matricula.exam.round;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 补考批次: one institution, the failed of one term; or 毕业前清考, all that is still failed by those whom
/// the term sees leave.
///
/// @param term whose results were failed, or in which they leave
/// @param heldTerm in which the exams are held
/// @param endsOn last day of the exams
/// @param resultsDueOn last day for results and workload
/// @param closesOn day on which the entry module closes
/// @param markingPlace 集中批改地点
/// @param state `open` or `published`
/// @param kind `make-up` or `clearance`
public record Round(
        UUID id,
        UUID institutionId,
        String institution,
        long pos,
        UUID termId,
        String term,
        UUID heldTermId,
        String heldTerm,
        LocalDate endsOn,
        LocalDate resultsDueOn,
        LocalDate closesOn,
        @Nullable String markingPlace,
        String state,
        String kind) {

    public static final String MAKE_UP = "make-up";
    public static final String CLEARANCE = "clearance";

    public boolean published() {
        return state.equals("published");
    }

    public boolean clearance() {
        return kind.equals(CLEARANCE);
    }

    public String path() {
        return "/exam-rounds/" + id;
    }
}
