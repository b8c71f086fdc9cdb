package org.matricula.exchange.roster;

import java.util.List;
import org.matricula.policy.DaysPolicy;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.springframework.stereotype.Component;

/// For how many days what was imported can be looked at as it came, and changes can be taken back.
@Component
class ImportPolicies implements PolicyDeclarations {

    static final DaysPolicy KEPT =
            Policy.days("import.days-kept", 60, 1, 1095).source("个人信息保护法 第十九条");

    @Override
    public List<Policy<?>> policies() {
        return List.of(KEPT);
    }
}
