package org.matricula.enrolment;

import java.util.Set;

/// 录取状态: where somebody stands between admission and the first standing, and what may follow what.
/// None of it is a student status: 保留入学资格期间不具有学籍 (普通高等学校学生管理规定 第十条).
public enum AdmissionState {
    /// 已录取
    ADMITTED("accent"),
    /// 已报到: the materials were looked at.
    REPORTED("amber"),
    /// 审查合格: every office has passed its part.
    REVIEWED("violet"),
    /// 已入学: a registered student from here on.
    ENROLLED("jade"),
    /// 保留入学资格
    DEFERRED("amber"),
    /// 放弃入学资格
    GIVEN_UP(""),
    /// 未报到: the window has closed and nobody came.
    NOT_REPORTED("seal"),
    /// 取消入学资格
    CANCELLED("seal");

    private final String tone;

    AdmissionState(String tone) {
        this.tone = tone;
    }

    /// The tone of its chip.
    public String tone() {
        return tone;
    }

    public boolean mayBecome(AdmissionState next) {
        return following().contains(next);
    }

    /// Everything that may follow; the only list there is.
    public Set<AdmissionState> following() {
        return switch (this) {
            case ADMITTED -> Set.of(REPORTED, DEFERRED, GIVEN_UP, NOT_REPORTED, CANCELLED);
            case REPORTED -> Set.of(REVIEWED, DEFERRED, GIVEN_UP, CANCELLED);
            case REVIEWED -> Set.of(ENROLLED, REPORTED, DEFERRED, GIVEN_UP, CANCELLED);
            case NOT_REPORTED -> Set.of(REPORTED, GIVEN_UP, CANCELLED);
            case DEFERRED -> Set.of(ADMITTED, GIVEN_UP, CANCELLED);
            case ENROLLED, GIVEN_UP, CANCELLED -> Set.of();
        };
    }
}
