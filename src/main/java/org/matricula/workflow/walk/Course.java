package org.matricula.workflow.walk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.matricula.calendar.WorkingDays;
import org.matricula.identity.Holder;
import org.matricula.identity.Holders;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.matricula.policy.Policies;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.engine.Drawings;
import org.matricula.workflow.engine.Drawings.Drawing;
import org.matricula.workflow.engine.Drawings.Turn;
import org.matricula.workflow.engine.Engine;
import org.matricula.workflow.record.CaseRows;
import org.matricula.workflow.record.Step;
import org.matricula.workflow.record.StepRows;
import org.matricula.workflow.record.Trail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The course a case takes: begins the walk along its drawing and opens each office's turn with its
/// own clock.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Course {

    private final Engine engine;
    private final Drawings drawings;
    private final CaseRows cases;
    private final StepRows steps;
    private final Trail trail;
    private final Holders holders;
    private final Notices notices;
    private final WorkingDays workingDays;
    private final Policies policies;
    private final Clock clock;

    Course(
            Engine engine,
            Drawings drawings,
            CaseRows cases,
            StepRows steps,
            Trail trail,
            Holders holders,
            Notices notices,
            WorkingDays workingDays,
            Policies policies,
            Clock clock) {
        this.engine = engine;
        this.drawings = drawings;
        this.cases = cases;
        this.steps = steps;
        this.trail = trail;
        this.holders = holders;
        this.notices = notices;
        this.workingDays = workingDays;
        this.policies = policies;
        this.clock = clock;
    }

    public void begin(CaseView it, Map<String, Object> routing) {
        var key = it.kind() + "-" + it.education();
        if (drawings.latest(key).isEmpty()) {
            throw new Refused(Refusal.rule("case.no-drawing"));
        }
        var walk = engine.begin(key, it.id(), new HashMap<>(routing));
        cases.walks(it.id(), walk.process(), walk.drawing());
        onward(cases.get(it.id()));
    }

    /// What was changed after a return may lead past other offices.
    ///
    /// @return whether it does
    public boolean reroute(CaseView it, Map<String, Object> routing) {
        return engine.reroute(process(it), new HashMap<>(routing));
    }

    /// Opens the turn of every office the case now waits at.
    ///
    /// @return whether it has come to its end
    public boolean onward(CaseView it) {
        var waiting = engine.waiting(process(it));
        var open =
                steps.of(it.id()).stream()
                        .filter(Step::open)
                        .map(Step::task)
                        .collect(Collectors.toSet());
        var drawing = drawing(it);
        for (var task : waiting) {
            if (!open.contains(task)) {
                open(it, drawing, drawing.turn(task).orElseThrow());
            }
        }
        return waiting.isEmpty();
    }

    /// @return whether the case has come to its end
    public boolean complete(CaseView it, String task) {
        engine.complete(process(it), task);
        return onward(it);
    }

    /// Gives a turn back to the office that had decided it; its deadline is the one it had.
    public void back(CaseView it, Step decided) {
        var ahead = engine.waiting(process(it));
        if (!ahead.contains(decided.task())) {
            engine.back(process(it), ahead, decided.task());
        }
        var now = clock.instant();
        steps.lapse(it.id(), now);
        steps.takenBack(decided.id());
        var again = steps.open(it, decided.task(), decided.roles(), now, decided.dueOn());
        steps.sameClock(again, decided.id());
    }

    /// Begins again at the first of the offices that had approved what is another now; their clocks
    /// are new, for they read it for the first time.
    ///
    /// @param approved their turns, the oldest first
    public void anew(CaseView it, List<Step> approved) {
        var first = approved.getFirst().task();
        var ahead = engine.waiting(process(it));
        if (!ahead.contains(first)) {
            engine.back(process(it), ahead, first);
        }
        approved.forEach(step -> steps.takenBack(step.id()));
        onward(it);
    }

    public void end(CaseView it, String why) {
        if (it.processId() != null) {
            engine.end(it.processId(), why);
        }
        steps.lapse(it.id(), clock.instant());
    }

    public Drawing drawing(CaseView it) {
        return drawings.version(Objects.requireNonNull(it.drawing()));
    }

    /// Whoever may decide this turn today: one person if it was handed over, else the post's
    /// holders.
    public List<Holder> holders(CaseView it, Step step) {
        var found = new LinkedHashSet<Holder>();
        for (var role : step.roles()) {
            found.addAll(holders.holding(role, it.unit(), today()));
        }
        return found.stream()
                .filter(who -> !who.account().equals(it.applicantId()))
                .filter(who -> step.assignedTo() == null || who.account().equals(step.assignedTo()))
                .toList();
    }

    private void open(CaseView it, Drawing drawing, Turn turn) {
        var roles = roles(it, drawing, turn);
        var set = policies.value(WalkPolicies.DAYS, it.institution(), today());
        var days = set == 0 ? turn.workingDays() : set;
        var due = workingDays.plus(today(), days);
        var step = steps.open(it, turn.task(), roles, clock.instant(), due);
        steps.clock(step, today(), days);
        if (roles.size() > turn.roles().size()) {
            trail.add(it, "moved-up", turn.task(), null);
        }
        var opened = steps.find(step).orElseThrow();
        tell(it, opened, turn);
    }

    private void tell(CaseView it, Step step, Turn turn) {
        List<UUID> accounts = holders(it, step).stream().map(Holder::account).distinct().toList();
        notices.tell(
                accounts, "notice.case.turn", "/cases/" + it.id(), turn.name(), it.subjectName());
    }

    /// Where nobody but the applicant holds the post, the next office in the drawing may decide
    /// too: nobody decides what they applied for, and no case waits for nobody.
    private List<String> roles(CaseView it, Drawing drawing, Turn turn) {
        var roles = new ArrayList<>(turn.roles());
        var at = drawing.turns().indexOf(turn);
        while (!anyone(it, roles) && ++at < drawing.turns().size()) {
            drawing.turns().get(at).roles().stream()
                    .filter(role -> !roles.contains(role))
                    .forEach(roles::add);
        }
        return anyone(it, roles) ? roles : turn.roles();
    }

    private boolean anyone(CaseView it, List<String> roles) {
        return roles.stream()
                .flatMap(role -> holders.holding(role, it.unit(), today()).stream())
                .anyMatch(who -> !who.account().equals(it.applicantId()));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static String process(CaseView it) {
        return Objects.requireNonNull(it.processId(), "the case has not been submitted");
    }
}
