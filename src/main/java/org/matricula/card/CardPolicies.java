package org.matricula.card;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.matricula.policy.DaysPolicy;
import org.matricula.policy.FlagPolicy;
import org.matricula.policy.NumberPolicy;
import org.matricula.policy.Policies;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.springframework.stereotype.Component;

/// How a school hands out its cards; no law says more than that there is one.
@Component
public class CardPolicies implements PolicyDeclarations {

    private static final String SCHOOLS = "学校学生证管理规定 (普通高等学校学生管理规定 第六十七条授权)";

    /// 工本费, in yuan; none asks for no receipt.
    public static final NumberPolicy FEE =
            Policy.number("card.fee", 10, 0, 100).source(SCHOOLS).in("school", 0);

    /// Days that lie between two replacements of one student's card.
    public static final DaysPolicy APART =
            Policy.days("card.days-apart", 30, 0, 400).source(SCHOOLS);

    /// Last day of a month on which what is asked for is made in the same month.
    public static final NumberPolicy ASKED_BY =
            Policy.number("card.asked-by", 14, 1, 31).source(SCHOOLS);

    /// Day of a month from which its batch is handed over.
    public static final NumberPolicy COLLECTED_FROM =
            Policy.number("card.collected-from", 20, 1, 28).source(SCHOOLS);

    /// Whether the school's students travel by train at the students' fare, so that a card bears an
    /// interval: not those of open universities, who study beside their work.
    public static final FlagPolicy DISCOUNT =
            Policy.flag("card.discount", true).in("open", false).source("铁路旅客运输规程 学生票");

    /// 领取日: asked for in time, in the same month's batch; else in the next one's.
    public static LocalDate collectFrom(Policies policies, UUID institution, LocalDate asked) {
        var month = YearMonth.from(asked);
        var inTime = asked.getDayOfMonth() <= policies.value(ASKED_BY, institution, asked);
        var batch = inTime ? month : month.plusMonths(1);
        return batch.atDay(policies.value(COLLECTED_FROM, institution, asked));
    }

    @Override
    public List<Policy<?>> policies() {
        return List.of(FEE, APART, ASKED_BY, COLLECTED_FROM, DISCOUNT);
    }
}
