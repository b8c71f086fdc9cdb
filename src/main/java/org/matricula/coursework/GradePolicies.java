package org.matricula.coursework;

import java.util.List;
import org.matricula.policy.NumberPolicy;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.springframework.stereotype.Component;

/// What a school sets for its grades.
@Component
class GradePolicies implements PolicyDeclarations {

    /// Least total that is passed.
    static final NumberPolicy PASS_MARK =
            Policy.number("grade.pass-mark", 60, 1, 100).source("普通高等学校学生管理规定 第十三条");

    @Override
    public List<Policy<?>> policies() {
        return List.of(PASS_MARK);
    }
}
