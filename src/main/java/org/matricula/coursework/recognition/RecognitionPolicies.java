package org.matricula.coursework.recognition;

import java.util.List;
import org.matricula.policy.FlagPolicy;
import org.matricula.policy.NumberPolicy;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.springframework.stereotype.Component;

/// What a school sets for the recognition of courses.
@Component
class RecognitionPolicies implements PolicyDeclarations {

    private static final String LAW = "普通高等学校学生管理规定 第十六条";

    /// Least total with which a result is recognised.
    static final NumberPolicy LEAST_MARK =
            Policy.number("recognition.least-mark", 60, 0, 100).source(LAW);

    /// Percent of the programme's credits that may come from outside the school at most; 100 for
    /// any.
    static final NumberPolicy MOST_SHARE =
            Policy.number("recognition.most-share", 50, 0, 100).source(LAW);

    /// Years after which a result from outside is too old; 0 for never.
    static final NumberPolicy YEARS =
            Policy.number("recognition.years", 8, 0, 50).source("普通高等学校学生管理规定 第十八条");

    /// Whether a result from outside keeps its mark; else it only says that it is recognised. One
    /// of our own always does.
    static final FlagPolicy KEEP_MARK = Policy.flag("recognition.keep-mark", true).source(LAW);

    @Override
    public List<Policy<?>> policies() {
        return List.of(LEAST_MARK, MOST_SHARE, YEARS, KEEP_MARK);
    }
}
