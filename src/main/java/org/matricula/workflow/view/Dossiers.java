package org.matricula.workflow.view;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.matricula.document.Documents;
import org.matricula.identity.Holder;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.organisation.Responsibilities;
import org.matricula.organisation.Units;
import org.matricula.workflow.CaseState;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.apply.Eligibility;
import org.matricula.workflow.decide.Decide;
import org.matricula.workflow.deputise.Desks;
import org.matricula.workflow.record.CaseRows;
import org.matricula.workflow.record.EvidenceRows;
import org.matricula.workflow.record.Kinds;
import org.matricula.workflow.record.Step;
import org.matricula.workflow.record.StepRows;
import org.matricula.workflow.record.Trail;
import org.matricula.workflow.record.WaiverRows;
import org.matricula.workflow.view.Dossier.Held;
import org.matricula.workflow.view.Dossier.May;
import org.matricula.workflow.waive.Waivers;
import org.matricula.workflow.walk.Course;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Puts a case's dossier together, from whichever desk of the reader's reaches it.
@Service
class Dossiers {

    private final Desks desks;
    private final CaseRows cases;
    private final StepRows steps;
    private final Trail trail;
    private final EvidenceRows evidence;
    private final Eligibility eligibility;
    private final Course course;
    private final Decide decide;
    private final Kinds kinds;
    private final Units units;
    private final Responsibilities responsibilities;
    private final Documents documents;
    private final Waivers waivers;
    private final TransactionTemplate transaction;

    Dossiers(
            Desks desks,
            CaseRows cases,
            StepRows steps,
            Trail trail,
            EvidenceRows evidence,
            Eligibility eligibility,
            Course course,
            Decide decide,
            Kinds kinds,
            Units units,
            Responsibilities responsibilities,
            Documents documents,
            Waivers waivers,
            TransactionTemplate transaction) {
        this.desks = desks;
        this.cases = cases;
        this.steps = steps;
        this.trail = trail;
        this.evidence = evidence;
        this.eligibility = eligibility;
        this.course = course;
        this.decide = decide;
        this.kinds = kinds;
        this.units = units;
        this.responsibilities = responsibilities;
        this.documents = documents;
        this.waivers = waivers;
        this.transaction = transaction;
    }

    /// @throws Absent if there is none within reach; a draft is its applicant's alone
    Dossier get(UUID id) {
        for (var desk : desks.mine()) {
            var found = Acting.call(desk.actor(), () -> transaction.execute(it -> find(id)));
            if (found != null && found.isPresent()) {
                return found.get();
            }
        }
        throw new Absent("case");
    }

    /// The rules, before submission: none means it may be sent.
    List<Refusal> check(UUID id) {
        return Objects.requireNonNull(
                transaction.execute(it -> eligibility.refusals(cases.get(id))));
    }

    /// Which of these rules might give way, if a leader says so.
    List<Refusal> waivable(UUID id) {
        return Objects.requireNonNull(
                transaction.execute(it -> eligibility.waivable(cases.get(id))));
    }

    /// The exceptions of a case, from whichever desk of the reader's reaches it.
    List<WaiverRows.Waiver> waivers(Dossier it) {
        for (var desk : desks.mine()) {
            var found = Acting.call(desk.actor(), () -> waivers.of(it.file().id()));
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private Optional<Dossier> find(UUID id) {
        return cases.find(id).filter(Dossiers::visible).map(this::dossier);
    }

    private static boolean visible(CaseView it) {
        return it.state() != CaseState.DRAFT
                || Objects.equals(it.applicantId(), Acting.now().account());
    }

    private Dossier dossier(CaseView it) {
        var all = steps.of(it.id());
        var drawing = it.drawing() == null ? null : course.drawing(it);
        var held =
                all.stream()
                        .filter(Step::open)
                        .map(step ->
                                new Held(
                                        step,
                                        drawing == null
                                                ? step.task()
                                                : drawing.turn(step.task())
                                                        .map(turn -> turn.name())
                                                        .orElse(step.task()),
                                        holders(it, step)))
                        .toList();
        return new Dossier(
                it,
                units.get(it.unit()).name(),
                all,
                held,
                trail.of(it.id()),
                evidence.shown(it.id()),
                it.state().editable() ? eligibility.evidence(it) : List.of(),
                responsibilities.of(it.unit(), it.kind()),
                documents.ofCase(it.id()),
                drawing,
                may(it, all));
    }

    private List<Holder> holders(CaseView it, Step step) {
        return course.holders(it, step);
    }

    private May may(CaseView it, List<Step> all) {
        var actor = Acting.now();
        var own = Objects.equals(it.applicantId(), actor.account());
        var turns =
                it.state().underWay()
                        ? all.stream().filter(Step::open).map(Step::id).filter(decide::may).toList()
                        : List.<UUID>of();
        return new May(
                turns,
                all.reversed().stream()
                        .filter(step -> Objects.equals(step.decidedBy(), actor.account()))
                        .map(Step::id)
                        .filter(decide::mayTakeBack)
                        .findFirst()
                        .orElse(null),
                own && it.state().editable(),
                own && (it.state().editable() || it.state() == CaseState.SUBMITTED),
                it.state().granted()
                        && (it.reverses() == null || it.kind().equals("case-correction"))
                        && kinds.get("reversal").applicants().contains(actor.role()));
    }
}
