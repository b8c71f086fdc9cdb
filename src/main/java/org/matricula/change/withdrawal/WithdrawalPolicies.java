package org.matricula.change.withdrawal;

import java.util.List;
import org.matricula.policy.DaysPolicy;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.springframework.stereotype.Component;

/// What a decision on withdrawal tells the student to keep to.
@Component
class WithdrawalPolicies implements PolicyDeclarations {

    /// Within how many days of the decision the student leaves.
    static final DaysPolicy LEAVE_WITHIN =
            Policy.days("withdrawal.leave-days", 15, 1, 60).source("普通高等学校学生管理规定 第三十一条");

    /// Within how many days the student may appeal.
    static final DaysPolicy APPEAL_WITHIN =
            Policy.days("withdrawal.appeal-days", 10, 1, 60).source("普通高等学校学生管理规定 第六十条");

    @Override
    public List<Policy<?>> policies() {
        return List.of(LEAVE_WITHIN, APPEAL_WITHIN);
    }
}
