package org.matricula.coursework;

import java.util.List;
import org.matricula.policy.NumberPolicy;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.springframework.stereotype.Component;

/// What a school sets for the choice of electives.
@Component
class ElectivePolicies implements PolicyDeclarations {

    /// How many electives a student may choose in one term, those they wait for among them.
    static final NumberPolicy MOST = Policy.number("elective.most", 3, 1, 20).source("学校规定");

    @Override
    public List<Policy<?>> policies() {
        return List.of(MOST);
    }
}
