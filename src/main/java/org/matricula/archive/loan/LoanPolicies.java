package org.matricula.archive.loan;

import java.util.List;
import org.matricula.policy.DaysPolicy;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.springframework.stereotype.Component;

/// How long a volume may be away.
@Component
class LoanPolicies implements PolicyDeclarations {

    private static final String SOURCE = "学校档案借阅管理办法 (高等学校档案管理办法 第二十八条、中小学档案管理办法 授权)";

    /// Days a volume may be carried away.
    static final DaysPolicy DAYS = Policy.days("archive.loan-days", 14, 1, 90).source(SOURCE);

    /// Days before the due day on which borrowers are reminded.
    static final DaysPolicy AHEAD = Policy.days("archive.loan-reminder", 3, 0, 30).source(SOURCE);

    @Override
    public List<Policy<?>> policies() {
        return List.of(DAYS, AHEAD);
    }
}
