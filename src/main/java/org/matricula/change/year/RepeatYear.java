package org.matricula.change.year;

import java.util.List;
import org.matricula.change.paper.MovePapers;
import org.matricula.change.student.ChangeRules;
import org.matricula.change.student.Granting;
import org.matricula.document.DocumentKind;
import org.matricula.policy.Policy;
import org.matricula.registry.StatusVerb;
import org.springframework.stereotype.Component;

/// 留级: the same year of study again.
@Component
class RepeatYear extends ChangeOfYear {

    private static final Move MOVE =
            new Move(
                    "repeat-year",
                    StatusVerb.REPEAT_YEAR,
                    -1,
                    Policy.flag("repeat.allowed", true).source(LAW),
                    Policy.number("repeat.most-times", 1, 1, 5).source(LAW),
                    DocumentKind.REPEAT_YEAR_FORM,
                    DocumentKind.REPEAT_YEAR_NOTICE,
                    List.of("10", "11", "12", "19", "22", "99"),
                    List.of("medical-certificate", "score-report"));

    RepeatYear(YearRules yearRules, ChangeRules rules, Granting granting, MovePapers papers) {
        super(MOVE, yearRules, rules, granting, papers);
    }

    @Override
    String proof(YearRequest form) {
        return YearRequest.ILLNESS.contains(form.reason())
                ? "medical-certificate"
                : "score-report";
    }
}
