package org.matricula.workflow.walk;

import java.util.List;
import org.matricula.policy.FlagPolicy;
import org.matricula.policy.NumberPolicy;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.springframework.stereotype.Component;

/// What a school may set about how its cases go.
@Component
public class WalkPolicies implements PolicyDeclarations {

    /// Working days an office has; 0 takes the drawing's own.
    public static final NumberPolicy DAYS =
            Policy.number("workflow.days", 0, 0, 60).source("普通高等学校学生管理规定 第六十七条");

    /// Whether one person decides at one office alone, whatever posts they hold.
    public static final FlagPolicy ONE_OFFICE_A_PERSON =
            Policy.flag("workflow.one-office-a-person", true).source("行政事业单位内部控制规范(试行) 第十二条");

    @Override
    public List<Policy<?>> policies() {
        return List.of(DAYS, ONE_OFFICE_A_PERSON);
    }
}
