package org.matricula.registry.numbering;

import java.util.List;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.matricula.policy.TextPolicy;
import org.springframework.stereotype.Component;

/// How a school builds its student numbers.
@Component
class NumberPolicies implements PolicyDeclarations {

    static final TextPolicy PATTERN =
            Policy.text(
                            "registry.student-number-pattern",
                            "{year:4}{seq:4}",
                            "(?:[0-9A-Za-z-]|\\{[a-z]+:[1-9]\\})*\\{seq:[1-9]\\}")
                    .source("JY/T 1002-2012 学号: 由学校自行编制, 20 位以内")
                    .in("college", "{year:4}{unit:2}{seq:4}")
                    .in("open", "{year:2}{season:1}{school:5}{seq:5}");

    @Override
    public List<Policy<?>> policies() {
        return List.of(PATTERN);
    }
}
