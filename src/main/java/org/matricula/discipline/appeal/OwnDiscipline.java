package org.matricula.discipline.appeal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.discipline.appeal.Appeals.Appeal;
import org.matricula.discipline.delivery.DecidedCases;
import org.matricula.discipline.delivery.DecidedCases.Decided;
import org.matricula.discipline.sanction.AskedStatements;
import org.matricula.discipline.sanction.AskedStatements.Asked;
import org.matricula.discipline.sanction.Sanctions;
import org.matricula.discipline.sanction.Sanctions.Sanction;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.workflow.Subject;
import org.matricula.workflow.Subjects;
import org.matricula.workflow.apply.DraftCase;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 我的处分与申诉: what is intended, decided and appealed, with the day by which each has to be answered.
@Service
public class OwnDiscipline {

    /// @param lastDay of appealing
    public record Appealable(Decided decided, LocalDate lastDay, boolean open) {}

    /// @param further by case, the last day of turning to the province, or a pupil’s to the
    ///   authority in charge of the school
    public record Own(
            Subject student,
            List<Asked> asked,
            List<Sanction> sanctions,
            List<Appealable> decided,
            List<Appeal> appeals,
            Map<UUID, LocalDate> further,
            boolean pupil) {}

    private final Subjects subjects;
    private final AskedStatements statements;
    private final Sanctions sanctions;
    private final DecidedCases cases;
    private final Appeals appeals;
    private final AppealClocks clocks;
    private final DraftCase draftCase;

    OwnDiscipline(
            Subjects subjects,
            AskedStatements statements,
            Sanctions sanctions,
            DecidedCases cases,
            Appeals appeals,
            AppealClocks clocks,
            DraftCase draftCase) {
        this.subjects = subjects;
        this.statements = statements;
        this.sanctions = sanctions;
        this.cases = cases;
        this.appeals = appeals;
        this.clocks = clocks;
        this.draftCase = draftCase;
    }

    @Transactional(readOnly = true)
    List<Own> mine() {
        return subjects.ownOrWards().stream().map(this::own).toList();
    }

    /// 提出申诉: the draft of it.
    @Transactional
    UUID appeal(UUID decided) {
        var it = within(cases.get(decided));
        return draftCase.draft(
                "appeal", it.subjectId(), Map.of("decision", it.number()), it.number());
    }

    /// 申请解除.
    @Transactional
    UUID lifting(UUID sanction) {
        var it =
                subjects.ownOrWards().stream()
                        .flatMap(one -> sanctions.of(one.id()).stream())
                        .filter(one -> one.id().equals(sanction))
                        .findFirst()
                        .orElseThrow(() -> new Absent("sanction"));
        return draftCase.draft(
                "sanction-lifting",
                it.enrolmentId(),
                Map.of("decision", String.valueOf(it.number())),
                it.number());
    }

    private static Decided within(Decided it) {
        if (!Acting.now().scope().persons().contains(it.personId())) {
            throw new Absent("decided case");
        }
        return it;
    }

    private Own own(Subject it) {
        var against = appeals.of(it.id());
        var further = new java.util.HashMap<UUID, LocalDate>();
        for (var one : against) {
            @Nullable LocalDate delivered = one.deliveredOn();
            if (delivered != null) {
                further.put(one.caseId(), clocks.further(one.institutionId(), delivered));
            }
        }
        return new Own(
                it,
                statements.of(it.id()),
                sanctions.of(it.id()),
                cases.of(List.of(it.id())).stream()
                        .filter(Decided::stands)
                        .map(one -> appealable(one, against))
                        .toList(),
                against,
                further,
                it.education().equals("school"));
    }

    private Appealable appealable(Decided it, List<Appeal> against) {
        var last = clocks.lastDay(it);
        return new Appealable(
                it,
                last,
                !clocks.today().isAfter(last)
                        && against.stream().noneMatch(one -> one.decidedId().equals(it.id())));
    }
}
