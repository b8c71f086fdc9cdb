package org.matricula.exam.round;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.springframework.stereotype.Component;

/// What the page of a step shows above everything else.
@Component
public class StepViews {

    private static final Set<ExamStep> BY_SAYING =
            EnumSet.of(
                    ExamStep.LIST,
                    ExamStep.PAPERS,
                    ExamStep.PACKING,
                    ExamStep.SITTING,
                    ExamStep.ASSESSED);

    private final Rounds rounds;
    private final WalkSteps walk;
    private final Clock clock;

    StepViews(Rounds rounds, WalkSteps walk, Clock clock) {
        this.rounds = rounds;
        this.walk = walk;
        this.clock = clock;
    }

    public StepView of(UUID round, ExamStep step) {
        return of(rounds.get(round), step);
    }

    public StepView of(Round it, ExamStep step) {
        return view(it, rounds.steps(it.id()), step);
    }

    /// All ten, in their order.
    public List<StepView> all(Round it) {
        var states = rounds.steps(it.id());
        return states.stream().map(state -> view(it, states, state.of())).toList();
    }

    private StepView view(Round it, List<StepState> states, ExamStep step) {
        var refusals = walk.refusals(it, step);
        var runs = Acting.now().holds("registrar", "academic-office-head");
        var state = states.get(step.number() - 1);
        var free =
                step.followers().stream()
                        .noneMatch(later -> states.get(later.number() - 1).begun());
        return new StepView(
                it,
                state,
                refusals,
                refusals.isEmpty(),
                refusals.isEmpty()
                        && runs
                        && BY_SAYING.contains(step)
                        && (state.begun() || walk.nothingLeft(it, step)),
                !it.published() && runs && state.begun() && free,
                (int) ChronoUnit.DAYS.between(LocalDate.now(clock), state.dueOn()),
                Acting.now().role());
    }
}
