package org.matricula.registration.duty;

import java.util.List;
import org.matricula.policy.NumberPolicy;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.springframework.stereotype.Component;

/// How early a registrar is reminded.
@Component
class DutyPolicies implements PolicyDeclarations {

    static final NumberPolicy DAYS =
            Policy.number("duty.reminder-days", 3, 1, 30).source("学校学籍管理员岗位职责 (学校自定)");

    @Override
    public List<Policy<?>> policies() {
        return List.of(DAYS);
    }
}
