package org.matricula.exam;

import java.util.List;
import org.matricula.policy.DaysPolicy;
import org.matricula.policy.FlagPolicy;
import org.matricula.policy.NumberPolicy;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.springframework.stereotype.Component;

/// What a school sets for its make-up exams. Days are counted from the last day of the exams.
@Component
public class ExamPolicies implements PolicyDeclarations {

    private static final String HIGHER = "普通高等学校学生管理规定 ";
    private static final String WORK = "学籍管理员日常工作";

    /// Teaching week at whose end the exams are held.
    public static final NumberPolicy WEEK =
            Policy.number("exam.week", 2, 1, 10).source(WORK + " 第三项");

    /// Days before the last exam by which the list of the failed is out and papers are chosen.
    public static final DaysPolicy LIST_BEFORE =
            Policy.days("exam.list-before", 9, 0, 60).source(WORK + " 第三项");

    /// Days before the last exam by which the plan is handed in and the papers are ordered.
    public static final DaysPolicy PLAN_BEFORE =
            Policy.days("exam.plan-before", 6, 0, 60).source(WORK + " 第三项");

    /// Days before the last exam by which the timetable reaches the classes.
    public static final DaysPolicy NOTICE_BEFORE =
            Policy.days("exam.notice-before", 4, 0, 60).source(WORK + " 第三项");

    /// Days after the last exam within which results and workload are handed in.
    public static final DaysPolicy RESULTS_AFTER =
            Policy.days("exam.results-after", 7, 1, 60).source(WORK + " 第三项");

    /// Days after the last exam on which the entry module closes.
    public static final DaysPolicy CLOSES_AFTER =
            Policy.days("exam.closes-after", 14, 2, 120).source(WORK + " 第三项");

    /// Copies printed beyond one for each examinee, in percent.
    public static final NumberPolicy RESERVE =
            Policy.number("exam.reserve-percent", 5, 0, 100).source(WORK + " 第三项");

    /// Most examinees in one room.
    public static final NumberPolicy IN_ROOM = Policy.number("exam.most-in-room", 30, 1, 500);

    /// Invigilators in each room.
    public static final NumberPolicy INVIGILATORS = Policy.number("exam.invigilators", 2, 1, 4);

    /// Whether a teacher does not invigilate students of their own.
    public static final FlagPolicy NOT_OWN = Policy.flag("exam.not-own-students", true);

    /// Whether whoever cheated is kept from the make-up: their result is void.
    public static final FlagPolicy CHEATING_EXCLUDED =
            Policy.flag("exam.cheating-excluded", true).source(HIGHER + "第十八条");

    /// Whether whoever was absent without leave is kept from the make-up.
    public static final FlagPolicy ABSENT_EXCLUDED =
            Policy.flag("exam.absent-excluded", false).source(HIGHER + "第十八条");

    /// Whether whoever was barred for absence is kept from the make-up: they take the course again.
    public static final FlagPolicy BARRED_EXCLUDED =
            Policy.flag("exam.barred-excluded", true).source("学校考试管理规定");

    /// Whether a failed deferred exam earns a make-up in the next round.
    public static final FlagPolicy DEFERRED_MAKE_UP =
            Policy.flag("exam.deferred-make-up", true).source("学校考试管理规定");

    /// Whether those about to graduate sit once more what they failed: given up for bachelor's
    /// students, and in schools that let nobody graduate by it.
    public static final FlagPolicy CLEARANCE =
            Policy.flag("exam.clearance", false).source("教高〔2019〕6号");

    @Override
    public List<Policy<?>> policies() {
        return List.of(
                WEEK,
                LIST_BEFORE,
                PLAN_BEFORE,
                NOTICE_BEFORE,
                RESULTS_AFTER,
                CLOSES_AFTER,
                RESERVE,
                IN_ROOM,
                INVIGILATORS,
                NOT_OWN,
                CHEATING_EXCLUDED,
                ABSENT_EXCLUDED,
                BARRED_EXCLUDED,
                DEFERRED_MAKE_UP,
                CLEARANCE);
    }
}
