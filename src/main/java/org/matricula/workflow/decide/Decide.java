package org.matricula.workflow.decide;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.identity.Holder;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.workflow.deputise.Desk;
import org.matricula.workflow.deputise.Desks;
import org.springframework.stereotype.Service;

/// 办理: decides one turn or many, at the desk from which the acting person may: their own, or one
/// where they stand in for somebody.
@Service
public class Decide {

    /// What became of one turn among many.
    ///
    /// @param refusals none where it was done
    public record Result(UUID step, boolean done, List<Refusal> refusals) {}

    private final Desks desks;
    private final DecideStep decideStep;
    private final HandOver handOver;
    private final TakeBack takeBack;

    Decide(Desks desks, DecideStep decideStep, HandOver handOver, TakeBack takeBack) {
        this.desks = desks;
        this.decideStep = decideStep;
        this.handOver = handOver;
        this.takeBack = takeBack;
    }

    public void decide(UUID step, Verdict verdict, @Nullable String comment) {
        var desk = desk(step);
        Acting.as(desk.actor(), () -> decideStep.decide(step, verdict, comment, desk));
    }

    /// Each for itself: what cannot be done does not hinder the others.
    public List<Result> decide(List<UUID> steps, Verdict verdict, @Nullable String comment) {
        return steps.stream().distinct().map(it -> one(it, verdict, comment)).toList();
    }

    public void handOver(UUID step, UUID to, @Nullable String comment) {
        var desk = desk(step);
        Acting.as(desk.actor(), () -> handOver.handOver(step, to, comment, desk));
    }

    public void takeBack(UUID step, @Nullable String comment) {
        var desk = desk(step);
        Acting.as(desk.actor(), () -> takeBack.takeBack(step, comment, desk));
    }

    /// Whether the acting person may decide this turn, from any of their desks.
    public boolean may(UUID step) {
        return desks.mine().stream()
                .anyMatch(desk ->
                        Acting.call(desk.actor(), () -> decideStep.sight(step, desk))
                                == DecideStep.Sight.COMPETENT);
    }

    /// Whether the acting person may still take back what they decided.
    public boolean mayTakeBack(UUID step) {
        return desks.mine().stream()
                .anyMatch(desk -> Acting.call(desk.actor(), () -> takeBack.possible(step, desk)));
    }

    /// Whom the turn could be handed to.
    public List<Holder> takers(UUID step) {
        var desk = desk(step);
        return Acting.call(desk.actor(), () -> handOver.takers(step, desk));
    }

    private Result one(UUID step, Verdict verdict, @Nullable String comment) {
        try {
            decide(step, verdict, comment);
            return new Result(step, true, List.of());
        } catch (Refused refused) {
            return new Result(step, false, refused.refusals());
        } catch (Absent absent) {
            return new Result(step, false, List.of(Refusal.conflict("step.absent")));
        }
    }

    /// The first desk at which the turn may be decided, else the first from which it can be seen.
    private Desk desk(UUID step) {
        Optional<Desk> seeing = Optional.empty();
        for (var desk : desks.mine()) {
            var sight = Acting.call(desk.actor(), () -> decideStep.sight(step, desk));
            if (sight == DecideStep.Sight.COMPETENT) {
                return desk;
            }
            if (sight == DecideStep.Sight.VISIBLE && seeing.isEmpty()) {
                seeing = Optional.of(desk);
            }
        }
        return seeing.orElseThrow(() -> new Absent("step"));
    }
}
