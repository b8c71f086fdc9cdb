package org.matricula.teaching.evaluation;

import java.util.List;
import org.matricula.policy.NumberPolicy;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.springframework.stereotype.Component;

/// What a school sets for the evaluation of courses.
@Component
class EvaluationPolicies implements PolicyDeclarations {

    /// With fewer answers than these nothing of a course is shown, for a few could be told by their
    /// voices.
    static final NumberPolicy LEAST = Policy.number("evaluation.least", 5, 3, 50).source("学校规定");

    @Override
    public List<Policy<?>> policies() {
        return List.of(LEAST);
    }
}
