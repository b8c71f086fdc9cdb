package org.matricula.verification.check;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// 规则核查: goes through a campaign's part of the register, some classes at a time, then looks at the
/// classes themselves.
@Service
class RunPass {

    private record Range(long lo, long hi) {}

    private static final Logger LOG = LoggerFactory.getLogger(RunPass.class);

    /// Large enough that reading is set by set, small enough to be seen moving.
    private static final int A_RANGE = 20_000;

    private final Passes passes;
    private final PassSteps steps;
    private final Clock clock;

    RunPass(Passes passes, PassSteps steps, Clock clock) {
        this.passes = passes;
        this.steps = steps;
        this.clock = clock;
    }

    /// Does nothing where another server has it.
    void run(UUID id) {
        if (!passes.take(id, clock.instant())) {
            return;
        }
        try {
            through(passes.get(id));
        } catch (PassSteps.Cancelled cancelled) {
            LOG.info("verification pass {} was cancelled", id);
        } catch (Refused refused) {
            passes.end(id, "failed", refused.getMessage(), clock.instant());
        } catch (RuntimeException unexpected) {
            LOG.error("verification pass {} failed", id, unexpected);
            passes.end(id, "failed", unexpected.getClass().getSimpleName(), clock.instant());
        }
    }

    private void through(Passes.Pass pass) {
        var reach = passes.reach(pass.campaignId());
        var scope = Acting.now().scope().within(reach.lo(), reach.hi());
        var places = passes.places(scope.lo(), scope.hi());
        if (!passes.counted(pass.id(), places.stream().mapToInt(Passes.Place::students).sum())) {
            return;
        }
        var from = pass.reached() == null ? Long.MIN_VALUE : pass.reached();
        for (var range : ranges(places.stream().filter(it -> it.pos() > from).toList())) {
            steps.range(pass, range.lo(), range.hi());
        }
        steps.conclude(pass, scope.lo(), scope.hi());
    }

    private static List<Range> ranges(List<Passes.Place> places) {
        var all = new ArrayList<Range>();
        var students = 0;
        var lo = -1L;
        for (var i = 0; i < places.size(); i++) {
            var it = places.get(i);
            lo = lo < 0 ? it.pos() : lo;
            students += it.students();
            if (students >= A_RANGE || i == places.size() - 1) {
                all.add(new Range(lo, it.pos()));
                students = 0;
                lo = -1;
            }
        }
        return all;
    }
}
