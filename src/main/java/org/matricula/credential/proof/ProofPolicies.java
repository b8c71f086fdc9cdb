package org.matricula.credential.proof;

import java.util.List;
import org.matricula.policy.NumberPolicy;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.springframework.stereotype.Component;

/// What a school sets for its proofs of enrolment.
@Component
class ProofPolicies implements PolicyDeclarations {

    /// How long one may be relied upon, in days.
    static final NumberPolicy DAYS =
            Policy.number("proof.valid-days", 90, 1, 730).source("学校在读证明办理规定");

    /// How many a student gets within a calendar year without asking the office.
    static final NumberPolicy OWN =
            Policy.number("proof.own-a-year", 20, 0, 1000).source("学校在读证明办理规定");

    @Override
    public List<Policy<?>> policies() {
        return List.of(DAYS, OWN);
    }
}
