package org.matricula.standing.run;

import java.time.Clock;
import java.util.UUID;
import org.matricula.job.Job;
import org.matricula.job.PlaceRange;
import org.matricula.kernel.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// 预警计算: goes through a school's students, some classes at a time.
@Service
class RunWarnings implements Job {

    static final String NAME = "warning-run";

    private static final Logger LOG = LoggerFactory.getLogger(RunWarnings.class);

    private final WarningRuns runs;
    private final WarningRanges ranges;
    private final Clock clock;

    RunWarnings(WarningRuns runs, WarningRanges ranges, Clock clock) {
        this.runs = runs;
        this.ranges = ranges;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID id) {
        if (!runs.start(id)) {
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
        var all = places.stream().mapToInt(PlaceRange.Place::students).sum();
        if (!runs.counted(run.id(), all)) {
            return;
        }
        var from = run.reached() == null ? Long.MIN_VALUE : run.reached();
        for (var it : PlaceRange.of(places.stream().filter(it -> it.pos() > from).toList())) {
            ranges.range(run, it.lo(), it.hi());
        }
        ranges.conclude(run);
    }
}
