package org.matricula.workflow.decide;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.identity.Holder;
import org.matricula.identity.Holders;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.deputise.Desk;
import org.matricula.workflow.record.CaseRows;
import org.matricula.workflow.record.Step;
import org.matricula.workflow.record.StepRows;
import org.matricula.workflow.record.Trail;
import org.matricula.workflow.walk.Course;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 转办: gives an open turn to one other person who works with the student's unit. The clock goes on.
@Service
@Transactional
class HandOver {

    private final CaseRows cases;
    private final StepRows steps;
    private final Competence competence;
    private final Course course;
    private final Holders holders;
    private final Trail trail;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;

    HandOver(
            CaseRows cases,
            StepRows steps,
            Competence competence,
            Course course,
            Holders holders,
            Trail trail,
            Notices notices,
            Ledger ledger,
            Clock clock) {
        this.cases = cases;
        this.steps = steps;
        this.competence = competence;
        this.course = course;
        this.holders = holders;
        this.trail = trail;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    void handOver(UUID stepId, UUID to, @Nullable String comment, Desk desk) {
        var seen = steps.find(stepId).orElseThrow(() -> new Absent("step"));
        var it = cases.lock(seen.caseId());
        var step = steps.find(stepId).orElseThrow();
        if (!step.open() || !it.state().underWay()) {
            throw new Refused(Refusal.conflict("step.not-now"));
        }
        Refused.unlessEmpty(competence.refusals(it, step, desk));
        var taker =
                takers(it, step, desk).stream()
                        .filter(who -> who.account().equals(to))
                        .findFirst()
                        .orElseThrow(() -> new Refused(Refusal.rule("step.no-taker").at("to")));
        steps.assign(stepId, to, taker.name());
        trail.add(it, "handed-over", step.task(), comment, desk.principalName());
        ledger.record(
                Act.of("case.hand-over", "case:" + it.id())
                        .at(it.scopePos())
                        .inCase(it.id())
                        .because(comment)
                        .to(Map.of("task", step.task(), "to", to.toString())));
        notices.tell(
                List.of(to),
                "notice.case.handed-over",
                "/cases/" + it.id(),
                String.valueOf(it.number()),
                it.subjectName());
    }

    List<Holder> takers(UUID stepId, Desk desk) {
        var step = steps.find(stepId).orElseThrow(() -> new Absent("step"));
        return takers(cases.get(step.caseId()), step, desk);
    }

    /// Who could take it: the post's other holders, and those of the offices in the same drawing.
    private List<Holder> takers(CaseView it, Step step, Desk desk) {
        var found = new LinkedHashMap<UUID, Holder>();
        var drawn = course.drawing(it).turns().stream().flatMap(turn -> turn.roles().stream());
        for (var role : Stream.concat(step.roles().stream(), drawn).distinct().toList()) {
            for (var who : holders.holding(role, it.unit(), LocalDate.now(clock))) {
                found.putIfAbsent(who.account(), who);
            }
        }
        return found.values().stream()
                .filter(who -> !who.account().equals(desk.actor().account()))
                .filter(who -> !Objects.equals(who.account(), it.applicantId()))
                .toList();
    }
}
