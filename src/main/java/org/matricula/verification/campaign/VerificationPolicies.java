package org.matricula.verification.campaign;

import java.util.List;
import org.matricula.policy.DaysPolicy;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.springframework.stereotype.Component;

/// How a school verifies.
@Component
class VerificationPolicies implements PolicyDeclarations {

    /// Within one term: a campaign that outlasts it says nothing about it.
    static final DaysPolicy MOST_DAYS =
            Policy.days("verification.most-days", 60, 1, 180)
                    .source("中小学生学籍管理办法 (教基〔2025〕1号): 学校应每学期核准一次学生学籍");

    @Override
    public List<Policy<?>> policies() {
        return List.of(MOST_DAYS);
    }
}
