package org.matricula.survey;

import java.util.List;
import org.matricula.policy.DaysPolicy;
import org.matricula.policy.NumberPolicy;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.springframework.stereotype.Component;

/// What a school sets for its surveys.
@Component
public class SurveyPolicies implements PolicyDeclarations {

    private static final String SOURCE = "个人信息保护法 第五十一条、第七十三条";

    /// Groups of fewer are not shown apart. A questionnaire keeps the value of the day it is
    /// opened.
    public static final NumberPolicy LEAST_GROUP =
            Policy.number("survey.least-group", 5, 3, 50).source(SOURCE);

    /// How many days before a questionnaire closes those who have not answered are reminded.
    public static final DaysPolicy REMIND_DAYS =
            Policy.days("survey.remind-days", 3, 0, 30).source("学校学籍调查制度");

    /// How many days apart those who have not answered are reminded while it runs.
    public static final DaysPolicy REMIND_EVERY =
            Policy.days("survey.remind-every", 7, 0, 60).source("学校学籍调查制度");

    @Override
    public List<Policy<?>> policies() {
        return List.of(LEAST_GROUP, REMIND_DAYS, REMIND_EVERY);
    }
}
