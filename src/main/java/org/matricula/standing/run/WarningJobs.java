package org.matricula.standing.run;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Scope;
import org.matricula.organisation.Units;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Runs warnings beside the pages, one after the other, each as whoever began it and no further
/// than they reach. What a stopped program left unfinished is gone on with.
@Component
class WarningJobs {

    private static final Logger LOG = LoggerFactory.getLogger(WarningJobs.class);

    private final WarningRuns runs;
    private final RunWarnings runWarnings;
    private final Units units;
    private final Clock clock;
    private final Set<UUID> waiting = ConcurrentHashMap.newKeySet();
    final ExecutorService desk =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("warning").daemon().factory());

    WarningJobs(WarningRuns runs, RunWarnings runWarnings, Units units, Clock clock) {
        this.runs = runs;
        this.runWarnings = runWarnings;
        this.units = units;
        this.clock = clock;
    }

    void resume() {
        Acting.as(
                Actor.system("warning"),
                () -> runs.unfinished(clock.instant()).forEach(this::begin));
    }

    void begin(UUID id) {
        if (waiting.add(id)) {
            desk.execute(() -> {
                waiting.remove(id);
                now(id);
            });
        }
    }

    /// Does it here, in the caller's own time.
    void now(UUID id) {
        try {
            Acting.as(
                    Acting.call(Actor.system("warning"), () -> starter(runs.get(id))),
                    () -> runWarnings.run(id));
        } catch (RuntimeException unexpected) {
            LOG.error("warning run {} was left as it is", id, unexpected);
        }
    }

    private Actor starter(WarningRun it) {
        var unit = it.starterUnit() == null ? null : units.get(it.starterUnit());
        return new Actor(
                it.starterId(),
                it.starter(),
                it.starterRole(),
                it.starterUnit(),
                unit == null ? Scope.ALL : new Scope(unit.pos(), unit.posEnd(), List.of()),
                "warning");
    }

    @PreDestroy
    void stop() {
        desk.shutdownNow();
    }
}
