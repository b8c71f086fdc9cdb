package org.matricula.graduation.round;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.matricula.graduation.audit.DueGraduates;
import org.matricula.kernel.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// 毕业资格审查: goes through a school's students, some classes at a time.
@Service
class RunGraduationRound {

    record Range(long lo, long hi) {}

    private static final Logger LOG = LoggerFactory.getLogger(RunGraduationRound.class);

    /// Large enough that adding up is set by set, small enough to be seen moving.
    static final int A_RANGE = 20_000;

    private final GraduationRounds rounds;
    private final GraduationRanges ranges;
    private final Clock clock;

    RunGraduationRound(GraduationRounds rounds, GraduationRanges ranges, Clock clock) {
        this.rounds = rounds;
        this.ranges = ranges;
        this.clock = clock;
    }

    /// Does nothing where another server has it.
    void run(UUID id) {
        if (!rounds.take(id, clock.instant())) {
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
        var all = places.stream().mapToInt(DueGraduates.Place::students).sum();
        if (!rounds.counted(run.id(), all)) {
            return;
        }
        var from = run.reached() == null ? Long.MIN_VALUE : run.reached();
        for (var it : split(places.stream().filter(it -> it.pos() > from).toList(), A_RANGE)) {
            ranges.range(run, it.lo(), it.hi());
        }
        ranges.conclude(run);
    }

    static List<Range> split(List<DueGraduates.Place> places, int size) {
        var all = new ArrayList<Range>();
        var students = 0;
        var lo = -1L;
        for (var i = 0; i < places.size(); i++) {
            var it = places.get(i);
            lo = lo < 0 ? it.pos() : lo;
            students += it.students();
            if (students >= size || i == places.size() - 1) {
                all.add(new Range(lo, it.pos()));
                students = 0;
                lo = -1;
            }
        }
        return all;
    }
}
