package org.matricula.identity;

import java.util.Arrays;
import java.util.Optional;

/// 角色: what a post is for. Who may do what is said at each page and each step by these codes.
public enum Role {
    STUDENT("student"),
    GUARDIAN("guardian"),
    CLASS_TEACHER("class-teacher"),
    COUNSELLOR("counsellor"),
    TEACHER("teacher"),
    /// 学生干部: registers the normal ones of one class.
    STUDENT_HELPER("student-helper"),
    /// 财务: says who owes fees.
    FINANCE("finance"),
    /// 学生处(德育处): looks into offences and keeps the sanctions.
    STUDENT_AFFAIRS("student-affairs"),
    /// 法制审查: says whether a decision against a student is lawful, before it is taken.
    LEGAL_REVIEWER("legal-reviewer"),
    /// 学生申诉处理委员会.
    APPEALS_COMMITTEE("appeals-committee"),
    DEPARTMENT_REGISTRAR("department-registrar"),
    REGISTRAR("registrar"),
    ACADEMIC_OFFICE_HEAD("academic-office-head"),
    VICE_PRINCIPAL("vice-principal"),
    ARCHIVE_KEEPER("archive-keeper"),
    POINT_REVIEWER("point-reviewer"),
    BRANCH_REVIEWER("branch-reviewer"),
    PROVINCE_REVIEWER("province-reviewer"),
    ADMINISTRATOR("administrator"),
    SECURITY_OFFICER("security-officer"),
    AUDITOR("auditor");

    private final String code;

    Role(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<Role> of(String code) {
        return Arrays.stream(values()).filter(it -> it.code.equals(code)).findFirst();
    }

    /// 三员: makes accounts, grants posts, reads the ledger. Nobody holds two of the three (GB/T
    /// 22239-2019 第三级 管理员权限分离).
    public boolean keptApart() {
        return this == ADMINISTRATOR || this == SECURITY_OFFICER || this == AUDITOR;
    }

    /// Reaches named persons, not a whole unit.
    public boolean personal() {
        return this == STUDENT || this == GUARDIAN;
    }
}
