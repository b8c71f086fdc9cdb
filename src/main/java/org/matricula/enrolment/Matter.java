package org.matricula.enrolment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// 资格审查事项: what an office looks at before somebody may be enrolled (普通高等学校学生管理规定 第九条).
public enum Matter {
    /// 考试成绩
    SCORES,
    /// 入学条件
    CONDITIONS,
    /// 身份核验
    IDENTITY,
    /// 体检与健康
    HEALTH;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Matter> of(String code) {
        return Arrays.stream(values()).filter(it -> it.code().equals(code)).findFirst();
    }

    /// The role that gives the verdict where the batch says nothing else.
    ///
    /// @param education `school`, `college` or `open`
    public String officer(String education) {
        return switch (education) {
            case "open" -> this == SCORES ? "branch-reviewer" : "point-reviewer";
            case "college" ->
                    switch (this) {
                        case SCORES -> "academic-office-head";
                        case CONDITIONS, HEALTH -> "department-registrar";
                        case IDENTITY -> "registrar";
                    };
            default -> this == SCORES ? "academic-office-head" : "registrar";
        };
    }
}
