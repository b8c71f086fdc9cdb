package org.matricula.registration.term;

import java.util.List;
import org.matricula.policy.DaysPolicy;
import org.matricula.policy.FlagPolicy;
import org.matricula.policy.NumberPolicy;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.springframework.stereotype.Component;

/// What a school sets for registering each term.
@Component
class RegistrationPolicies implements PolicyDeclarations {

    private static final String HIGHER = "普通高等学校学生管理规定 ";

    /// Teaching weeks from the first day of term within which registering ends.
    static final NumberPolicy WEEKS =
            Policy.number("registration.weeks", 2, 1, 8)
                    .source(HIGHER + "第十三条；中等职业学校学生学籍管理办法")
                    .in("school", 4);

    /// Calendar days after the end of registering before whoever is left over is to be withdrawn.
    static final DaysPolicy OVERDUE =
            Policy.days("registration.overdue", 14, 0, 180).source(HIGHER + "第三十条第五项");

    /// How many withdrawals the night opens by itself in one term's registration; if more are due,
    /// somebody has to look first.
    static final NumberPolicy PROPOSED_MOST =
            Policy.number("registration.proposed-most", 20, 0, 10_000).source(HIGHER + "第三十条第五项");

    /// Whether students may register themselves.
    static final FlagPolicy SELF = Policy.flag("registration.self", false).source(HIGHER + "第十三条");

    /// How many digits a student number on the list has; 0 for numbers of any shape.
    static final NumberPolicy DIGITS =
            Policy.number("registration.number-digits", 8, 0, 20)
                    .source("学校欠学费和未按时报到名单的填报要求")
                    .in("school", 0)
                    .in("open", 0);

    @Override
    public List<Policy<?>> policies() {
        return List.of(WEEKS, OVERDUE, PROPOSED_MOST, SELF, DIGITS);
    }

    /// Whether a number may stand on the list.
    static boolean fits(int digits, String number) {
        return digits == 0 || number.matches("\\d{" + digits + "}");
    }
}
