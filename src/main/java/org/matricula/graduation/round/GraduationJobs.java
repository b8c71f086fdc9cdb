package org.matricula.graduation.round;

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

/// Runs audits beside the pages, one after the other, each as whoever began it and no further than
/// they reach. What a stopped program left unfinished is gone on with.
@Component
class GraduationJobs {

    private static final Logger LOG = LoggerFactory.getLogger(GraduationJobs.class);

    private final GraduationRounds rounds;
    private final RunGraduationRound runRound;
    private final Units units;
    private final Clock clock;
    private final Set<UUID> waiting = ConcurrentHashMap.newKeySet();
    final ExecutorService desk =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("graduation").daemon().factory());

    GraduationJobs(GraduationRounds rounds, RunGraduationRound runRound, Units units, Clock clock) {
        this.rounds = rounds;
        this.runRound = runRound;
        this.units = units;
        this.clock = clock;
    }

    void resume() {
        Acting.as(
                Actor.system("graduation"),
                () -> rounds.unfinished(clock.instant()).forEach(this::begin));
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
                    Acting.call(Actor.system("graduation"), () -> starter(rounds.get(id))),
                    () -> runRound.run(id));
        } catch (RuntimeException unexpected) {
            LOG.error("graduation round {} was left as it is", id, unexpected);
        }
    }

    private Actor starter(GraduationRound it) {
        var unit = it.starterUnit() == null ? null : units.get(it.starterUnit());
        return new Actor(
                it.starterId(),
                it.starter(),
                it.starterRole(),
                it.starterUnit(),
                unit == null ? Scope.ALL : new Scope(unit.pos(), unit.posEnd(), List.of()),
                "graduation");
    }

    @PreDestroy
    void stop() {
        desk.shutdownNow();
    }
}
