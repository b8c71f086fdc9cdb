package org.matricula.graduation.approval;

import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Actor;

/// 审批层级 of an open university, from below. Its code is the column that keeps what it says.
public enum ApprovalLevel {
    POINT("point", "point-reviewer"),
    BRANCH("branch", "branch-reviewer"),
    PROVINCE("province", "province-reviewer");

    private final String code;
    private final String role;

    ApprovalLevel(String code, String role) {
        this.code = code;
        this.role = role;
    }

    public String code() {
        return code;
    }

    /// Whose post decides; null for those who only apply or look.
    static @Nullable ApprovalLevel of(Actor actor) {
        for (var it : values()) {
            if (actor.holds(it.role)) {
                return it;
            }
        }
        return null;
    }
}
