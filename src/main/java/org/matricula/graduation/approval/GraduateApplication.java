package org.matricula.graduation.approval;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Level;

/// One who is due in a round, and the application made for them.
///
/// @param id of the application; null while none was made
/// @param level 层次, a code of `level`
/// @param photo whether a confirmed photograph is there
/// @param graduation whether graduation is applied for; false after it was withdrawn
/// @param point what the point says, null while it says nothing; so `branch` and `province`
/// @param national the nation's final audit
/// @param note why the newest step said no or sent it back
public record GraduateApplication(
        @Nullable UUID id,
        UUID enrolmentId,
        UUID personId,
        long scopePos,
        String name,
        String studentNumber,
        String unit,
        String unitCode,
        @Nullable String level,
        boolean photo,
        boolean graduation,
        boolean degree,
        @Nullable Boolean point,
        @Nullable Boolean branch,
        @Nullable Boolean province,
        @Nullable Boolean national,
        @Nullable String nationalReason,
        @Nullable String note) {

    /// 专科 has no degree.
    public boolean mayDegree() {
        return photo && Level.of(level).filter(Level::bachelor).isPresent();
    }

    /// What the level says, null while it says nothing.
    public @Nullable Boolean said(ApprovalLevel by) {
        return switch (by) {
            case POINT -> point;
            case BRANCH -> branch;
            case PROVINCE -> province;
        };
    }

    /// Whether it lies with the level.
    public boolean liesWith(ApprovalLevel by) {
        return graduation
                && said(by) == null
                && switch (by) {
                    case POINT -> true;
                    case BRANCH -> Boolean.TRUE.equals(point);
                    case PROVINCE -> Boolean.TRUE.equals(branch);
                };
    }

    /// Whether the level has spoken and nobody after it has.
    public boolean mayTakeBack(ApprovalLevel by) {
        return said(by) != null
                && switch (by) {
                    case POINT -> branch == null;
                    case BRANCH -> province == null;
                    case PROVINCE -> national == null;
                };
    }

    @Override
    public String toString() {
        return name + "（" + studentNumber + "）";
    }
}
