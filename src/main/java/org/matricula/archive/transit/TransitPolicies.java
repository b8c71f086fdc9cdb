package org.matricula.archive.transit;

import java.util.List;
import org.matricula.policy.DaysPolicy;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.springframework.stereotype.Component;

/// How long the other side has.
@Component
class TransitPolicies implements PolicyDeclarations {

    /// Days until the receipt for a file, or a file that was called for, should be here.
    static final DaysPolicy DAYS =
            Policy.days("archive.receipt-days", 30, 1, 180).source("学校学生档案转递规定");

    @Override
    public List<Policy<?>> policies() {
        return List.of(DAYS);
    }
}
