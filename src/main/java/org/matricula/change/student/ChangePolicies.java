package org.matricula.change.student;

import java.util.List;
import org.matricula.policy.DaysPolicy;
import org.matricula.policy.FlagPolicy;
import org.matricula.policy.NumberPolicy;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.springframework.stereotype.Component;

/// What every change of status keeps to.
@Component
public class ChangePolicies implements PolicyDeclarations {

    private static final String SCHOOL_RULES = "普通高等学校学生管理规定 第六十七条";

    /// How many days before its submission a change may take effect.
    public static final DaysPolicy PAST =
            Policy.days("change.past-days", 30, 0, 366).source(SCHOOL_RULES);

    /// How many days after its submission a change may take effect.
    public static final DaysPolicy FUTURE =
            Policy.days("change.future-days", 180, 0, 730).source(SCHOOL_RULES);

    /// 同一学生同一学期只办一次异动.
    static final FlagPolicy ONCE_A_TERM =
            Policy.flag("change.once-a-term", false).in("open", true).source("国家开放大学学籍管理办法");

    static final FlagPolicy GUARDIAN_CONSENT =
            Policy.flag("change.guardian-consent", true).source("民法典 第十九条、第三十五条");

    static final FlagPolicy FEES_SETTLED =
            Policy.flag("change.fees-settled", false).source(SCHOOL_RULES);

    /// 班额: the most students in a class; nought for no limit.
    public static final NumberPolicy CLASS_SIZE =
            Policy.number("move.class-size", 0, 0, 200).source(SCHOOL_RULES);

    @Override
    public List<Policy<?>> policies() {
        return List.of(PAST, FUTURE, ONCE_A_TERM, GUARDIAN_CONSENT, FEES_SETTLED, CLASS_SIZE);
    }
}
