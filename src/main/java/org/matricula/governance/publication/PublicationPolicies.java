package org.matricula.governance.publication;

import java.util.List;
import org.matricula.policy.DaysPolicy;
import org.matricula.policy.FlagPolicy;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.springframework.stereotype.Component;

/// What an institution sets for what it makes public.
@Component
class PublicationPolicies implements PolicyDeclarations {

    /// Working days a publication hangs unless it is told otherwise.
    static final DaysPolicy DAYS =
            Policy.days("publication.days", 5, 1, 60)
                    .source("普通高等学校学生管理规定 第二十一条、第二十四条(公示); 天数由学校规定");

    static final FlagPolicy MASKS_NAMES =
            Policy.flag("publication.masks-names", true).source("个人信息保护法 第六条、第五十一条");

    @Override
    public List<Policy<?>> policies() {
        return List.of(DAYS, MASKS_NAMES);
    }
}
