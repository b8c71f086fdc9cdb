package org.matricula.coursework;

import java.util.List;
import org.matricula.policy.FlagPolicy;
import org.matricula.policy.NumberPolicy;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.matricula.policy.TextPolicy;
import org.springframework.stereotype.Component;

/// What a school sets for its grades.
@Component
class GradePolicies implements PolicyDeclarations {

    /// Least total that is passed.
    static final NumberPolicy PASS_MARK =
            Policy.number("grade.pass-mark", 60, 1, 100).source("普通高等学校学生管理规定 第十三条");

    /// Which attempt of several counts: `best`, `last`, or `passed-first`, a passed one before any
    /// other.
    static final TextPolicy COUNTING =
            Policy.text("grade.counting", "passed-first", "best|last|passed-first")
                    .source("普通高等学校学生管理规定 第十三条");

    /// Whether a make-up exam, and a clearance exam, gives the pass mark at most.
    static final FlagPolicy MAKE_UP_CAPPED =
            Policy.flag("grade.make-up-capped", false).source("普通高等学校学生管理规定 第十三条");

    @Override
    public List<Policy<?>> policies() {
        return List.of(PASS_MARK, COUNTING, MAKE_UP_CAPPED);
    }
}
