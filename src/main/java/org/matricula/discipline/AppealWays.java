package org.matricula.discipline;

import java.time.LocalDate;
import java.util.UUID;
import org.matricula.calendar.WorkingDays;
import org.matricula.document.Notice.Paragraph;
import org.matricula.organisation.Units;
import org.matricula.policy.Policies;
import org.matricula.workflow.SafeguardPolicies;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 申诉途径和期限, by the kind of school: 普通高等学校学生管理规定 第六十条、第六十二条 for students of colleges, 中小学教育惩戒规则（试行）
/// 第十七条、第十八条 for pupils, whose days are working days and whose second way is the authority in
/// charge of the school.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class AppealWays {

    private final Units units;
    private final Policies policies;
    private final WorkingDays workingDays;

    AppealWays(Units units, Policies policies, WorkingDays workingDays) {
        this.units = units;
        this.policies = policies;
        this.workingDays = workingDays;
    }

    /// Whether pupils' law binds.
    public boolean pupils(UUID institution) {
        return "school".equals(units.get(institution).education());
    }

    /// How a decision tells of both ways.
    public Paragraph told(UUID institution, LocalDate on) {
        return pupils(institution)
                ? new Paragraph(
                        "discipline.letter.pupil-appeal",
                        String.valueOf(days(institution, on)),
                        String.valueOf(furtherDays(institution, on)))
                : new Paragraph(
                        "document.standing.appeal",
                        String.valueOf(days(institution, on)),
                        String.valueOf(furtherDays(institution, on)));
    }

    /// How the committee's decision tells of the second way.
    public Paragraph toldFurther(UUID institution, LocalDate on) {
        return new Paragraph(
                pupils(institution)
                        ? "discipline.letter.pupil-further"
                        : "discipline.letter.appeal.further",
                String.valueOf(furtherDays(institution, on)));
    }

    /// Last day of appealing to the school against what was delivered.
    public LocalDate last(UUID institution, LocalDate delivered, LocalDate on) {
        var days = days(institution, on);
        return pupils(institution) ? workingDays.plus(delivered, days) : delivered.plusDays(days);
    }

    /// Last day of turning to the authority after the committee's decision.
    public LocalDate lastFurther(UUID institution, LocalDate delivered, LocalDate on) {
        return delivered.plusDays(furtherDays(institution, on));
    }

    private int days(UUID institution, LocalDate on) {
        return pupils(institution)
                ? policies.value(DisciplinePolicies.PUPIL_APPEAL_DAYS, institution, on)
                : policies.value(SafeguardPolicies.APPEAL_DAYS, institution, on);
    }

    private int furtherDays(UUID institution, LocalDate on) {
        return pupils(institution)
                ? policies.value(DisciplinePolicies.PUPIL_FURTHER_DAYS, institution, on)
                : policies.value(SafeguardPolicies.FURTHER_APPEAL_DAYS, institution, on);
    }
}
