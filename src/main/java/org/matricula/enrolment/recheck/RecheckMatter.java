package org.matricula.enrolment.recheck;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The five things a re-check looks at (普通高等学校学生管理规定 第十一条).
enum RecheckMatter {
    /// 录取手续及程序等是否合乎国家招生规定
    PROCEDURE,
    /// 所获得的录取资格是否真实、合乎相关规定
    QUALIFICATION,
    /// 本人及身份证明与录取通知、考生档案等是否一致
    IDENTITY,
    /// 身心健康状况是否符合报考专业的体检要求
    HEALTH,
    /// 艺术、体育等特殊类型录取学生的专业水平
    TALENT;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<RecheckMatter> of(String code) {
        return Arrays.stream(values()).filter(it -> it.code().equals(code)).findFirst();
    }

    /// The role that looks at it.
    ///
    /// @param education `school`, `college` or `open`
    String officer(String education) {
        return switch (this) {
            case PROCEDURE, IDENTITY -> education.equals("open") ? "point-reviewer" : "registrar";
            case QUALIFICATION ->
                    education.equals("open") ? "branch-reviewer" : "academic-office-head";
            case HEALTH, TALENT ->
                    switch (education) {
                        case "open" -> "point-reviewer";
                        case "college" -> "department-registrar";
                        default -> "registrar";
                    };
        };
    }
}
