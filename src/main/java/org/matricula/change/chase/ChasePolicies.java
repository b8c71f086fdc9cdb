package org.matricula.change.chase;

import java.util.List;
import org.matricula.policy.NumberPolicy;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.springframework.stereotype.Component;

/// What a chase is held to.
@Component
class ChasePolicies implements PolicyDeclarations {

    /// The duty is the law's; no source was seen for any number, so each says so and is the
    /// county's or the school's to set.
    private static final String LAW = "义务教育法 第十三条、中小学生学籍管理办法；具体数字凭记忆，待核对，以当地规定为准";

    /// 多少个工作日内报告县级教育行政部门.
    static final NumberPolicy REPORT_DAYS =
            Policy.number("chase.report-days", 10, 1, 30).source(LAW);

    static final NumberPolicy CONTACTS = Policy.number("chase.contacts", 2, 1, 10).source(LAW);

    static final NumberPolicy CHANNELS = Policy.number("chase.channels", 2, 1, 4).source(LAW);

    @Override
    public List<Policy<?>> policies() {
        return List.of(REPORT_DAYS, CONTACTS, CHANNELS);
    }
}
