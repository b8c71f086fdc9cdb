package org.matricula.coursework;

import java.util.List;
import org.matricula.policy.DaysPolicy;
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

    /// Whether a course is registered once only: who failed sits the make-up by the first
    /// registration, and is refused a second one.
    static final FlagPolicy REGISTER_ONCE =
            Policy.flag("grade.register-once", false).in("open", true).source("国家开放大学课程注册规定");

    /// 绩点算法: `linear-4`, `linear-5`, or `table`, by the school's own table.
    static final TextPolicy POINTS =
            Policy.text("grade.points", "linear-5", "linear-4|linear-5|table").source("学校规定");

    /// Which courses' results are weighed in grade points, by nature.
    static final TextPolicy POINT_NATURES =
            Policy.text(
                            "grade.point-natures",
                            "required elective degree practice",
                            "(required|elective|degree|practice)( (required|elective|degree|practice)){0,3}")
                    .source("学校规定");

    /// Whether a recognised course that keeps its mark is weighed in grade points.
    static final FlagPolicy RECOGNISED_POINTS =
            Policy.flag("grade.recognised-points", true).source("普通高等学校学生管理规定 第十六条");

    /// Days after the last day of entry within which a correction may still be asked for.
    static final DaysPolicy CORRECTION_DAYS =
            Policy.days("grade.correction-days", 120, 0, 2000).source("学校规定");

    /// Working days after publication within which a student may have a mark looked at again.
    static final NumberPolicy RECHECK_DAYS =
            Policy.number("grade.recheck-days", 5, 1, 120).source("学校规定");

    @Override
    public List<Policy<?>> policies() {
        return List.of(
                PASS_MARK,
                COUNTING,
                MAKE_UP_CAPPED,
                REGISTER_ONCE,
                CORRECTION_DAYS,
                POINTS,
                POINT_NATURES,
                RECOGNISED_POINTS,
                RECHECK_DAYS);
    }
}
