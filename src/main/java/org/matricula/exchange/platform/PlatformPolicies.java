package org.matricula.exchange.platform;

import java.util.List;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.matricula.policy.TextPolicy;
import org.springframework.stereotype.Component;

@Component
class PlatformPolicies implements PolicyDeclarations {

    /// 学校(机构)标识码, ten digits, the last five of which are 院校代码; blank takes the unit's own code.
    static final TextPolicy IDENTIFIER =
            Policy.text("exchange.school-identifier", "", "|[0-9]{10}")
                    .source("学校(机构)标识码: 2 位类别、2 位省、6 位序号; 高等学校的后五位为院校代码");

    @Override
    public List<Policy<?>> policies() {
        return List.of(IDENTIFIER);
    }
}
