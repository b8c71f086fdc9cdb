package org.matricula.appraisal;

import java.util.List;
import org.matricula.policy.NumberPolicy;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.springframework.stereotype.Component;

/// What a school sets for its appraisal; a round keeps the values of the day it is opened.
@Component
class AppraisalPolicies implements PolicyDeclarations {

    private static final String SOURCE = "学校学生考核制度";

    static final NumberPolicy BASE = Policy.number("appraisal.base", 80, 0, 100).source(SOURCE);
    static final NumberPolicy BONUS = Policy.number("appraisal.bonus", 2, 0, 20).source(SOURCE);
    static final NumberPolicy MALUS = Policy.number("appraisal.malus", 2, 0, 20).source(SOURCE);

    /// Share of a class's students, in percent, who may be commended.
    static final NumberPolicy STUDENTS =
            Policy.number("appraisal.student-percent", 10, 0, 100).source(SOURCE);

    /// Share of a school's classes, and of its departments, in percent.
    static final NumberPolicy UNITS =
            Policy.number("appraisal.unit-percent", 20, 0, 100).source(SOURCE);

    /// Points below which an appraisal is failed, as the audit before graduation asks.
    static final NumberPolicy PASS = Policy.number("appraisal.pass", 60, 0, 100).source(SOURCE);

    @Override
    public List<Policy<?>> policies() {
        return List.of(BASE, BONUS, MALUS, STUDENTS, UNITS, PASS);
    }
}
