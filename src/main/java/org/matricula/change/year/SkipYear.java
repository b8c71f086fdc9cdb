package org.matricula.change.year;

import java.util.List;
import org.matricula.change.paper.MovePapers;
import org.matricula.change.student.ChangeRules;
import org.matricula.change.student.Granting;
import org.matricula.document.DocumentKind;
import org.matricula.policy.Policy;
import org.matricula.registry.StatusVerb;
import org.springframework.stereotype.Component;

/// 跳级: one year of study left out, after a test of what it teaches.
@Component
class SkipYear extends ChangeOfYear {

    private static final Move MOVE =
            new Move(
                    "skip-year",
                    StatusVerb.SKIP_YEAR,
                    1,
                    Policy.flag("skip.allowed", true).source(LAW),
                    Policy.number("skip.most-times", 1, 1, 5).source(LAW),
                    DocumentKind.SKIP_YEAR_FORM,
                    DocumentKind.SKIP_YEAR_NOTICE,
                    List.of("01", "99"),
                    List.of("maturity-assessment"));

    SkipYear(YearRules yearRules, ChangeRules rules, Granting granting, MovePapers papers) {
        super(MOVE, yearRules, rules, granting, papers);
    }

    @Override
    String proof(YearRequest form) {
        return "maturity-assessment";
    }
}
