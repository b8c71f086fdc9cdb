package org.matricula.standing;

import java.util.List;
import org.matricula.policy.DaysPolicy;
import org.matricula.policy.NumberPolicy;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.springframework.stereotype.Component;

/// What a school sets for warnings besides their rules.
@Component
public class WarningPolicies implements PolicyDeclarations {

    /// From how many failed courses on a student stands on the department's list.
    public static final NumberPolicy LISTED_FROM =
            Policy.number("warning.listed-from", 4, 1, 30).source("学籍管理工作流程 学籍处理：累计4门及4门以上不及格");

    /// How many days after a term begins the warning on the term before is to be confirmed: the
    /// make-up exams end with its second week, their results come a week later.
    public static final DaysPolicy RUN_DAYS =
            Policy.days("warning.run-days", 28, 7, 90).source("学籍管理工作流程 学籍预警：每学期补考后");

    /// How many days after the first term of a year begins every student is to be treated.
    public static final DaysPolicy TREATMENT_DAYS =
            Policy.days("warning.treatment-days", 30, 7, 90).source("学籍管理工作流程 学籍处理：新学年第一学期开学后一个月内");

    /// How many days the student and the guardian have to sign for a warning.
    public static final DaysPolicy RECEIPT_DAYS =
            Policy.days("warning.receipt-days", 14, 3, 60).source("学籍预警实施办法（学校）");

    @Override
    public List<Policy<?>> policies() {
        return List.of(LISTED_FROM, RUN_DAYS, TREATMENT_DAYS, RECEIPT_DAYS);
    }
}
