package org.matricula.workflow;

import java.util.List;
import org.matricula.policy.DaysPolicy;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.springframework.stereotype.Component;

/// 程序保障: how long somebody against whom something is decided has to speak and to appeal, whatever
/// kind of case decides it.
@Component
public class SafeguardPolicies implements PolicyDeclarations {

    /// 告知之后至少留给学生陈述、申辩的天数.
    public static final DaysPolicy STATEMENT_DAYS =
            Policy.days("safeguard.statement-days", 3, 0, 30).source("普通高等学校学生管理规定 第五十五条");

    /// 向学校申诉的期限.
    public static final DaysPolicy APPEAL_DAYS =
            Policy.days("safeguard.appeal-days", 10, 10, 60).source("普通高等学校学生管理规定 第六十条");

    /// 向省级教育行政部门申诉的期限.
    public static final DaysPolicy FURTHER_APPEAL_DAYS =
            Policy.days("safeguard.further-appeal-days", 15, 15, 60).source("普通高等学校学生管理规定 第六十二条");

    @Override
    public List<Policy<?>> policies() {
        return List.of(STATEMENT_DAYS, APPEAL_DAYS, FURTHER_APPEAL_DAYS);
    }
}
