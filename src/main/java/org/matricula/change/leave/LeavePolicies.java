package org.matricula.change.leave;

import java.util.List;
import org.matricula.policy.DaysPolicy;
import org.matricula.policy.FlagPolicy;
import org.matricula.policy.NumberPolicy;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.springframework.stereotype.Component;

/// What a school sets for leaves: how often, how long, when.
@Component
public class LeavePolicies implements PolicyDeclarations {

    private static final String HIGHER = "普通高等学校学生管理规定 第二十五条";
    private static final String SCHOOLS = "中小学生学籍管理办法 第十九条";

    static final NumberPolicy MOST_TIMES =
            Policy.number("leave.most-times", 2, 1, 10).source(HIGHER);

    /// In all, extensions included.
    public static final NumberPolicy MOST_MONTHS =
            Policy.number("leave.most-months", 24, 1, 96).source(HIGHER);

    public static final NumberPolicy MOST_MONTHS_AT_ONCE =
            Policy.number("leave.most-months-at-once", 12, 1, 36).source(HIGHER);

    static final NumberPolicy LEAST_MONTHS =
            Policy.number("leave.least-months", 0, 0, 12).in("school", 3).source(SCHOOLS);

    /// 毕业前若干日不办理休学.
    static final DaysPolicy BEFORE_GRADUATION =
            Policy.days("leave.before-graduation", 60, 0, 366).source(HIGHER);

    /// Only within the first weeks of a term; 0 at any time.
    static final NumberPolicy FIRST_WEEKS =
            Policy.number("leave.first-weeks", 0, 0, 20).in("open", 4).source("国家开放大学学籍管理办法");

    public static final FlagPolicy PRINCIPAL =
            Policy.flag("leave.principal", false).source("普通高等学校学生管理规定 第六十七条");

    @Override
    public List<Policy<?>> policies() {
        return List.of(
                MOST_TIMES,
                MOST_MONTHS,
                MOST_MONTHS_AT_ONCE,
                LEAST_MONTHS,
                BEFORE_GRADUATION,
                FIRST_WEEKS,
                PRINCIPAL);
    }
}
