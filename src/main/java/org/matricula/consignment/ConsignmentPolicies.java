package org.matricula.consignment;

import java.util.List;
import org.matricula.policy.DaysPolicy;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.matricula.policy.TextPolicy;
import org.springframework.stereotype.Component;

/// How long each level has, in working days.
@Component
class ConsignmentPolicies implements PolicyDeclarations {

    private static final String WITHIN = "电大学籍管理工作流程 三(二)1: 10 个工作日内上交; 其他材料请按省校通知调整";

    /// 教学点: from the day its oldest piece was ready.
    static final DaysPolicy POINT =
            Policy.days("consignment.point-days", 10, 1, 120).source(WITHIN);

    /// 分校: from the day it accepted the oldest piece.
    static final DaysPolicy BRANCH =
            Policy.days("consignment.branch-days", 10, 1, 120).source(WITHIN);

    /// 清点: from the day the list was handed over.
    static final DaysPolicy COUNT = Policy.days("consignment.count-days", 5, 1, 60).source("各级自定");

    private static final String DAY =
            "[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))";

    /// 自何日起凭清单移交: days of what was ready earlier count from here. Blank: from the day this was
    /// installed.
    static final TextPolicy FROM = Policy.text("consignment.from", "", "|" + DAY).source("各校自定");

    @Override
    public List<Policy<?>> policies() {
        return List.of(POINT, BRANCH, COUNT, FROM);
    }
}
