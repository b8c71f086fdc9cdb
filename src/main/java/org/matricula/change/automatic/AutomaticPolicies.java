package org.matricula.change.automatic;

import java.util.List;
import org.matricula.policy.DaysPolicy;
import org.matricula.policy.FlagPolicy;
import org.matricula.policy.NumberPolicy;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.springframework.stereotype.Component;

@Component
class AutomaticPolicies implements PolicyDeclarations {

    private static final String GROUNDS = "普通高等学校学生管理规定 第三十条";

    static final NumberPolicy ATTEMPTS =
            Policy.number("automatic.attempts", 2, 1, 10).source(GROUNDS);

    static final NumberPolicy CHANNELS =
            Policy.number("automatic.channels", 2, 1, 5).source(GROUNDS);

    /// 连续两周未参加教学活动.
    static final DaysPolicy ABSENT_DAYS =
            Policy.days("automatic.absent-days", 14, 1, 180).source(GROUNDS);

    static final DaysPolicy NOTICE_DAYS =
            Policy.days("automatic.notice-days", 30, 0, 180).source("普通高等学校学生管理规定 第五十五条");

    /// 自动退学不发肄业证书、退学证明、成绩单.
    static final FlagPolicy BARS_PAPERS =
            Policy.flag("automatic.bars-papers", true).source("学校学籍管理规定");

    @Override
    public List<Policy<?>> policies() {
        return List.of(ATTEMPTS, CHANNELS, ABSENT_DAYS, NOTICE_DAYS, BARS_PAPERS);
    }
}
