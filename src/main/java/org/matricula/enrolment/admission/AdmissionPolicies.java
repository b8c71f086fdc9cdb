package org.matricula.enrolment.admission;

import java.util.List;
import org.matricula.policy.DaysPolicy;
import org.matricula.policy.FlagPolicy;
import org.matricula.policy.NumberPolicy;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.springframework.stereotype.Component;

/// What a school sets for its admissions.
@Component
public class AdmissionPolicies implements PolicyDeclarations {

    private static final String HIGHER = "普通高等学校学生管理规定 ";

    static final NumberPolicy DEFER_MOST_MONTHS =
            Policy.number("admission.defer-most-months", 24, 1, 96).source(HIGHER + "第十条、第二十七条");

    /// Calendar days after the window before somebody counts as not having come.
    public static final DaysPolicy ABSENT_AFTER =
            Policy.days("admission.absent-after", 14, 0, 60).source(HIGHER + "第八条");

    /// Calendar days in which a missing paper is to be brought.
    public static final DaysPolicy MATERIAL_WITHIN =
            Policy.days("admission.material-within", 14, 1, 90).source("各校新生报到须知");

    /// Whoever owes fees and has no deferral is not enrolled.
    public static final FlagPolicy FEES_FIRST =
            Policy.flag("admission.fees-first", true).in("school", false).source(HIGHER + "第十三条");

    /// Whether a temporary registry number is given to whoever brings none.
    public static final FlagPolicy TEMPORARY_NUMBER =
            Policy.flag("admission.temporary-number", true).source("中小学生学籍管理办法");

    /// Months from entry in which the qualification is checked again.
    public static final NumberPolicy RECHECK_MONTHS =
            Policy.number("admission.recheck-months", 3, 1, 3).source(HIGHER + "第十一条");

    /// Calendar days after the window for which papers sent in by people who never entered are
    /// kept.
    public static final DaysPolicy PAPERS_KEPT =
            Policy.days("admission.papers-kept", 180, 30, 1095).source("个人信息保护法 第十九条、第四十七条");

    @Override
    public List<Policy<?>> policies() {
        return List.of(
                DEFER_MOST_MONTHS,
                ABSENT_AFTER,
                MATERIAL_WITHIN,
                FEES_FIRST,
                TEMPORARY_NUMBER,
                RECHECK_MONTHS,
                PAPERS_KEPT);
    }
}
