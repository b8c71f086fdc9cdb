package org.matricula.discipline.appeal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.matricula.calendar.WorkingDays;
import org.matricula.discipline.AppealWays;
import org.matricula.discipline.DisciplinePolicies;
import org.matricula.discipline.delivery.DecidedCases.Decided;
import org.matricula.policy.Policies;
import org.matricula.policy.Policy;
import org.springframework.stereotype.Component;

/// 申诉期限 (普通高等学校学生管理规定 第六十条至第六十四条; for pupils 中小学教育惩戒规则（试行） 第十七条、第十八条): by when each side has to
/// act.
@Component
class AppealClocks {

    private final Policies policies;
    private final AppealWays ways;
    private final WorkingDays workingDays;
    private final Clock clock;

    AppealClocks(Policies policies, AppealWays ways, WorkingDays workingDays, Clock clock) {
        this.policies = policies;
        this.ways = ways;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /// Last day on which the student may appeal to the school; half a year after a decision that
    /// has not been brought to them.
    LocalDate lastDay(Decided it) {
        var delivered = it.deliveredOn();
        return delivered == null
                ? it.decidedOn()
                        .plusMonths(value(DisciplinePolicies.UNTOLD_MONTHS, it.institutionId()))
                : ways.last(it.institutionId(), delivered, today());
    }

    LocalDate due(UUID institution, LocalDate received) {
        return received.plusDays(value(DisciplinePolicies.REVIEW_DAYS, institution));
    }

    LocalDate extended(UUID institution, LocalDate due) {
        return due.plusDays(value(DisciplinePolicies.EXTENSION_DAYS, institution));
    }

    /// Last day on which the student may turn to the province.
    LocalDate further(UUID institution, LocalDate delivered) {
        return ways.lastFurther(institution, delivered, today());
    }

    LocalDate provinceDue(UUID institution, LocalDate lodged) {
        return workingDays.plus(lodged, value(DisciplinePolicies.PROVINCE_DAYS, institution));
    }

    int value(Policy<Integer> policy, UUID institution) {
        return policies.value(policy, institution, today());
    }
}
