package org.matricula.change.correction;

import java.util.List;
import org.matricula.policy.DaysPolicy;
import org.matricula.policy.FlagPolicy;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.matricula.policy.TextPolicy;
import org.springframework.stereotype.Component;

/// When a correction is late, and what holds it up.
@Component
class CorrectionPolicies implements PolicyDeclarations {

    /// 新生: so many days after entry, where the calendar has no term for it.
    static final DaysPolicy NEW_WITHIN =
            Policy.days("correction.new-days", 183, 30, 366).source("国家开放大学学籍信息修改: 新生入学首学期内");

    /// 及时: so many days after the change became true.
    static final DaysPolicy PROMPTLY =
            Policy.days("correction.prompt-days", 90, 1, 3660).source("国家开放大学学籍信息修改: 在籍生信息变更及时申请");

    /// How certificate registration numbers begin; nothing for any.
    static final TextPolicy PREFIX =
            Policy.text("correction.certificate-prefix", "", "[0-9]{0,18}")
                    .in("open", "51161")
                    .source("国家开放大学学籍信息修改: 毕业生按注册证号(51161 开头)");

    /// 双改: name and identity number together are held for a leader.
    static final FlagPolicy HOLD_DOUBLE =
            Policy.flag("correction.hold-double", true).source("国家开放大学学籍信息修改: 双改不予受理");

    @Override
    public List<Policy<?>> policies() {
        return List.of(NEW_WITHIN, PROMPTLY, PREFIX, HOLD_DOUBLE);
    }
}
