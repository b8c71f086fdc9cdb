package org.matricula.change.batch;

import java.util.List;
import org.matricula.policy.FlagPolicy;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.springframework.stereotype.Component;

/// What acts upon many at once are held to.
@Component
class BatchPolicies implements PolicyDeclarations {

    /// Whether somebody may be kept back in the batch that moves a grade up. In compulsory
    /// schooling the county agrees to each one, so a case is needed.
    static final FlagPolicy REPEAT =
            Policy.flag("batch.repeat", true)
                    .in("school", false)
                    .source("普通高等学校学生管理规定 第十五条；省级中小学生学籍管理实施细则");

    @Override
    public List<Policy<?>> policies() {
        return List.of(REPEAT);
    }
}
