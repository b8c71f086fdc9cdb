package org.matricula.credential.transcript;

import java.util.List;
import org.matricula.policy.FlagPolicy;
import org.matricula.policy.NumberPolicy;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.springframework.stereotype.Component;

/// What a school sets for its transcripts.
@Component
class TranscriptPolicies implements PolicyDeclarations {

    private static final String SOURCE = "学校成绩证明办理流程：毕业生或全校性大型招聘会用成绩单不超过三次";

    /// How often a student gets one for career fairs. Three is the law of the house: fewer may be
    /// set, never more.
    static final NumberPolicy CAREER =
            Policy.number("transcript.career-most", 3, 0, 3).source(SOURCE);

    /// Copies for personal use without a fee; 0 for a fee from the first one.
    static final NumberPolicy FREE =
            Policy.number("transcript.free-copies", 5, 0, 1000).source("学校成绩证明办理流程：个人使用成绩单");

    /// Whether the average of grade points stands on the transcript; pupils have none.
    static final FlagPolicy GRADE_POINTS =
            Policy.flag("transcript.grade-points", true).source("学校成绩管理规定").in("school", false);

    /// Whether the photograph of the student's file stands on it.
    static final FlagPolicy PHOTO = Policy.flag("transcript.photo", true).source("学校成绩管理规定");

    @Override
    public List<Policy<?>> policies() {
        return List.of(CAREER, FREE, GRADE_POINTS, PHOTO);
    }
}
