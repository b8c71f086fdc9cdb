package org.matricula.change.transfer;

import java.util.List;
import org.matricula.policy.DaysPolicy;
import org.matricula.policy.NumberPolicy;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.springframework.stereotype.Component;

/// What a transfer is held to.
@Component
class TransferPolicies implements PolicyDeclarations {

    private static final String BARS = "普通高等学校学生管理规定 第二十二条";

    /// Working days within which the other school answers.
    static final DaysPolicy ANSWER =
            Policy.days("transfer.answer-days", 10, 1, 60)
                    .in("college", 20)
                    .in("open", 5)
                    .source("中小学生学籍管理办法 第十四条至第十六条");

    /// 跨省转学: working days within which a province's authority answers.
    static final DaysPolicy PROVINCE =
            Policy.days("transfer.province-days", 10, 1, 60)
                    .in("college", 20)
                    .source("中小学生学籍管理办法 第十四条至第十六条；普通高等学校学生管理规定 第二十三条");

    /// 入学未满一学期: days after entry.
    static final DaysPolicy FIRST_TERM =
            Policy.days("transfer.first-term-days", 150, 0, 366).source(BARS);

    /// 毕业前一年: months before the expected graduation.
    static final NumberPolicy LAST_YEAR =
            Policy.number("transfer.last-year-months", 12, 0, 24).in("open", 0).source(BARS);

    /// 转学公示: days for which a college tells its intent in public.
    static final DaysPolicy NOTICE =
            Policy.days("transfer.notice-days", 0, 0, 60)
                    .in("college", 5)
                    .source("普通高等学校学生管理规定 第二十四条");

    /// 备案: months after the transfer within which a college tells its province.
    static final NumberPolicy FILING =
            Policy.number("transfer.filing-months", 0, 0, 12)
                    .in("college", 3)
                    .source("普通高等学校学生管理规定 第二十四条");

    /// Weeks of a term within which it may be asked for; none for at any time.
    static final NumberPolicy FIRST_WEEKS =
            Policy.number("transfer.first-weeks", 0, 0, 20).in("open", 2).source("国家开放大学学籍管理办法");

    @Override
    public List<Policy<?>> policies() {
        return List.of(ANSWER, PROVINCE, FIRST_TERM, LAST_YEAR, NOTICE, FILING, FIRST_WEEKS);
    }
}
