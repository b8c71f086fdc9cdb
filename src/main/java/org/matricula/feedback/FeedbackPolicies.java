package org.matricula.feedback;

import java.util.List;
import org.matricula.policy.DaysPolicy;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.springframework.stereotype.Component;

/// What a school sets for the answers it gives.
@Component
class FeedbackPolicies implements PolicyDeclarations {

    /// Working days within which a feedback is answered.
    static final DaysPolicy DAYS =
            Policy.days("feedback.days", 5, 1, 60).source("个人信息保护法 第四十六条、第五十条");

    @Override
    public List<Policy<?>> policies() {
        return List.of(DAYS);
    }
}
