package org.matricula.change.hearing;

import java.util.List;
import org.matricula.policy.NumberPolicy;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.springframework.stereotype.Component;

/// What a school sets for the meeting that decides a withdrawal.
@Component
class HearingPolicies implements PolicyDeclarations {

    /// How many sit in it at least.
    static final NumberPolicy FEWEST =
            Policy.number("withdrawal.meeting-members", 3, 2, 15)
                    .source("普通高等学校学生管理规定 第五十六条; 人数由学校议事规则规定");

    @Override
    public List<Policy<?>> policies() {
        return List.of(FEWEST);
    }
}
