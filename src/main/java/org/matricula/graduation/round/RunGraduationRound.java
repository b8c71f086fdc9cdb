package org.matricula.graduation.round;

import java.time.Clock;
import java.util.UUID;
import org.matricula.job.Job;
import org.matricula.job.PlaceRange;
import org.matricula.kernel.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// 毕业资格审查: goes through a school's students, some classes at a time.
@Service
class RunGraduationRound implements Job {

    static final String NAME = "graduation-round";

    private static final Logger LOG = LoggerFactory.getLogger(RunGraduationRound.class);

    private final GraduationRounds rounds;
    private final GraduationRanges ranges;
    private final Clock clock;

    RunGraduationRound(GraduationRounds rounds, GraduationRanges ranges, Clock clock) {
        this.rounds = rounds;
        this.ranges = ranges;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID id) {
        if (!rounds.start(id)) {
            return;
        }
        try {
            through(rounds.get(id));
        } catch (GraduationRanges.Cancelled cancelled) {
            LOG.info("graduation round {} was cancelled", id);
        } catch (Refused refused) {
            rounds.end(id, "failed", String.valueOf(refused.getMessage()), clock.instant());
        } catch (RuntimeException unexpected) {
            LOG.error("graduation round {} failed", id, unexpected);
            rounds.end(id, "failed", unexpected.getClass().getSimpleName(), clock.instant());
        }
    }

    private void through(GraduationRound run) {
        var places = ranges.places(run);
        var all = places.stream().mapToInt(PlaceRange.Place::students).sum();
        if (!rounds.counted(run.id(), all)) {
            return;
        }
        var from = run.reached() == null ? Long.MIN_VALUE : run.reached();
        for (var it : PlaceRange.of(places.stream().filter(it -> it.pos() > from).toList())) {
            ranges.range(run, it.lo(), it.hi());
        }
        ranges.conclude(run);
    }
}
