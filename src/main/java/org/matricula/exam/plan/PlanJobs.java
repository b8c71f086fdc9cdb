package org.matricula.exam.plan;

import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.matricula.exam.round.Rounds;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Scope;
import org.matricula.organisation.Units;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Searches for plans beside the pages, one after the other, each as whoever asked. What a stopped
/// program left unfinished is searched for again.
@Component
class PlanJobs {

    private static final Logger LOG = LoggerFactory.getLogger(PlanJobs.class);

    private final Plans plans;
    private final PlanRows rows;
    private final Rounds rounds;
    private final Units units;
    private final TransactionTemplate transaction;
    private final Set<UUID> waiting = ConcurrentHashMap.newKeySet();
    private Consumer<UUID> work = any -> {};
    final ExecutorService desk =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("exam-plan").daemon().factory());

    PlanJobs(
            Plans plans,
            PlanRows rows,
            Rounds rounds,
            Units units,
            TransactionTemplate transaction) {
        this.plans = plans;
        this.rows = rows;
        this.rounds = rounds;
        this.units = units;
        this.transaction = transaction;
    }

    void does(Consumer<UUID> search) {
        work = search;
    }

    void resume() {
        Acting.as(
                Actor.system("exam"), () -> plans.unfinished().forEach(it -> begin(it.roundId())));
    }

    void begin(UUID round) {
        if (waiting.add(round)) {
            desk.execute(() -> {
                try {
                    now(round);
                } finally {
                    waiting.remove(round);
                }
            });
        }
    }

    /// Does it here, in the caller's own time.
    void now(UUID round) {
        var asker = Acting.call(Actor.system("exam"), () -> asker(round));
        try {
            Acting.as(asker, () -> work.accept(round));
        } catch (RuntimeException unexpected) {
            LOG.error("the plan of round {} was not made", round, unexpected);
            Acting.as(
                    asker,
                    () -> transaction.executeWithoutResult(it -> rows.state(round, "failed")));
        }
    }

    private Actor asker(UUID round) {
        var plan = plans.find(round).orElseThrow();
        var unit = units.get(rounds.get(round).institutionId());
        return new Actor(
                plan.askerId(),
                plan.asker(),
                plan.askerRole(),
                unit.id(),
                new Scope(unit.pos(), unit.posEnd(), List.of()),
                "exam");
    }

    @PreDestroy
    void stop() {
        desk.shutdownNow();
    }
}
