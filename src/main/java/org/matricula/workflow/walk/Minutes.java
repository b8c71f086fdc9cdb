package org.matricula.workflow.walk;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.matricula.identity.Holder;
import org.matricula.identity.Holders;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Proceedings;
import org.matricula.workflow.Proceedings.OfficeOpinion;
import org.matricula.workflow.Proceedings.Said;
import org.matricula.workflow.record.EvidenceRows;
import org.matricula.workflow.record.Step;
import org.matricula.workflow.record.StepRows;
import org.matricula.workflow.record.WaiverRows;
import org.matricula.workflow.record.WaiverRows.Waiver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Puts together what a case's approval form prints.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Minutes {

    private final Course course;
    private final StepRows steps;
    private final EvidenceRows evidence;
    private final WaiverRows waivers;
    private final Holders holders;
    private final Units units;
    private final Clock clock;

    Minutes(
            Course course,
            StepRows steps,
            EvidenceRows evidence,
            WaiverRows waivers,
            Holders holders,
            Units units,
            Clock clock) {
        this.course = course;
        this.steps = steps;
        this.evidence = evidence;
        this.waivers = waivers;
        this.holders = holders;
        this.units = units;
        this.clock = clock;
    }

    public Proceedings of(CaseView it) {
        var all = steps.of(it.id());
        var opinions = new ArrayList<>(exceptions(it));
        opinions.addAll(
                course.drawing(it).turns().stream()
                        .map(turn ->
                                new OfficeOpinion(
                                        turn.task(), turn.name(), said(it, all, turn.task())))
                        .toList());
        var kinds = evidence.of(it.id()).stream().map(EvidenceRows.Item::kind).distinct().toList();
        return new Proceedings(opinions, kinds);
    }

    /// 特批意见: a rule that a leader let give way is an opinion like any other, and stands first.
    private List<OfficeOpinion> exceptions(CaseView it) {
        return waivers.of(it.id()).stream()
                .filter(waiver -> waiver.granted() && waiver.holds())
                .map(waiver -> new OfficeOpinion("exception", "特批意见", said(it, waiver)))
                .toList();
    }

    private Said said(CaseView it, Waiver waiver) {
        var on = Objects.requireNonNull(waiver.decidedAt()).atZone(clock.getZone()).toLocalDate();
        var name = Objects.requireNonNull(waiver.decided());
        return new Said(
                waiver.sentence() + " " + waiver.opinion(),
                name,
                null,
                office(it, Objects.requireNonNull(waiver.decidedRole()), name, on),
                on);
    }

    /// The last word counts: an office may have approved once before a return.
    private @Nullable Said said(CaseView it, List<Step> all, String task) {
        return all.stream()
                .filter(step -> step.task().equals(task) && step.stands("approve"))
                .reduce((earlier, later) -> later)
                .map(step ->
                        new Said(
                                step.comment(),
                                Objects.requireNonNull(step.decided()),
                                step.deputised(),
                                office(it, step),
                                Objects.requireNonNull(step.decidedAt())
                                        .atZone(clock.getZone())
                                        .toLocalDate()))
                .orElse(null);
    }

    /// Where the post is held that decided; a deputy signs at the holder's desk.
    private @Nullable String office(CaseView it, Step step) {
        Instant when = Objects.requireNonNull(step.decidedAt());
        var role = Objects.requireNonNull(step.decidedRole());
        var name = step.deputised() == null ? step.decided() : step.deputised();
        return office(it, role, name, when.atZone(clock.getZone()).toLocalDate());
    }

    private @Nullable String office(CaseView it, String role, @Nullable String name, LocalDate on) {
        return holders.holding(role, it.unit(), on).stream()
                .filter(who -> who.name().equals(name))
                .map(Holder::unit)
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(units::find)
                .map(Unit::name)
                .orElse(null);
    }
}
