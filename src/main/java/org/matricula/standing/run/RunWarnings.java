package org.matricula.standing.run;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.matricula.kernel.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// 预警计算: goes through a school's students, some classes at a time.
@Service
class RunWarnings {

    private record Range(long lo, long hi) {}

    private static final Logger LOG = LoggerFactory.getLogger(RunWarnings.class);

    /// Large enough that adding up is set by set, small enough to be seen moving.
    private static final int A_RANGE = 20_000;

    private final WarningRuns runs;
    private final WarningRanges ranges;
    private final Clock clock;

    RunWarnings(WarningRuns runs, WarningRanges ranges, Clock clock) {
        this.runs = runs;
        this.ranges = ranges;
        this.clock = clock;
    }

    /// Does nothing where another server has it.
    void run(UUID id) {
        if (!runs.take(id, clock.instant())) {
            return;
        }
        try {
            through(runs.get(id));
        } catch (WarningRanges.Cancelled cancelled) {
            LOG.info("warning run {} was cancelled", id);
        } catch (Refused refused) {
            runs.end(id, "failed", refused.getMessage(), clock.instant());
        } catch (RuntimeException unexpected) {
            LOG.error("warning run {} failed", id, unexpected);
            runs.end(id, "failed", unexpected.getClass().getSimpleName(), clock.instant());
        }
    }

    private void through(WarningRun run) {
        var places = ranges.places(run);
        var all = places.stream().mapToInt(ExamineStudents.Place::students).sum();
        if (!runs.counted(run.id(), all)) {
            return;
        }
        var from = run.reached() == null ? Long.MIN_VALUE : run.reached();
        for (var it : split(places.stream().filter(it -> it.pos() > from).toList(), A_RANGE)) {
            ranges.range(run, it.lo(), it.hi());
        }
        ranges.conclude(run);
    }

    private static List<Range> split(List<ExamineStudents.Place> places, int size) {
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
