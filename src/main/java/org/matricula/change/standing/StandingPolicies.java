package org.matricula.change.standing;

import java.util.List;
import org.matricula.policy.DaysPolicy;
import org.matricula.policy.NumberPolicy;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.springframework.stereotype.Component;

/// What the changes of this package are held to.
@Component
class StandingPolicies implements PolicyDeclarations {

    private static final String SERVICE = "普通高等学校学生管理规定 第二十七条";
    private static final String OWN_RULES = "普通高等学校学生管理规定 第六十七条";

    /// 接到入伍通知后申请保留学籍的期限.
    static final DaysPolicy SERVICE_WITHIN =
            Policy.days("service.apply-days", 14, 0, 180).source("学校学籍管理规定");

    /// 保留学籍(入学资格)至退役后.
    static final NumberPolicy AFTER_DISCHARGE =
            Policy.number("service.months-after-discharge", 24, 1, 60).source(SERVICE);

    /// 一次出国或访学的最长月数.
    static final NumberPolicy AWAY_MONTHS =
            Policy.number("away.most-months", 24, 1, 60).source(OWN_RULES);

    /// 入学后申请保留入学资格的期限.
    static final DaysPolicy DEFERRAL_WITHIN =
            Policy.days("deferral.apply-days", 14, 0, 120).source("普通高等学校学生管理规定 第十条");

    static final NumberPolicy DEFERRAL_MONTHS =
            Policy.number("deferral.most-months", 12, 1, 60).source("普通高等学校学生管理规定 第十条");

    @Override
    public List<Policy<?>> policies() {
        return List.of(
                SERVICE_WITHIN, AFTER_DISCHARGE, AWAY_MONTHS, DEFERRAL_WITHIN, DEFERRAL_MONTHS);
    }
}
