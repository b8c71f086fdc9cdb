package org.matricula.verification.check;

import java.time.Clock;
import java.util.UUID;
import org.matricula.job.Job;
import org.matricula.job.PlaceRange;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// 规则核查: goes through a campaign's part of the register, some classes at a time, then looks at the
/// classes themselves.
@Service
class RunPass implements Job {

    static final String NAME = "verification-pass";

    private static final Logger LOG = LoggerFactory.getLogger(RunPass.class);

    private final Passes passes;
    private final PassSteps steps;
    private final Clock clock;

    RunPass(Passes passes, PassSteps steps, Clock clock) {
        this.passes = passes;
        this.steps = steps;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID id) {
        if (!passes.start(id)) {
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
        if (!passes.counted(
                pass.id(), places.stream().mapToInt(PlaceRange.Place::students).sum())) {
            return;
        }
        var from = pass.reached() == null ? Long.MIN_VALUE : pass.reached();
        for (var range : PlaceRange.of(places.stream().filter(it -> it.pos() > from).toList())) {
            steps.range(pass, range.lo(), range.hi());
        }
        steps.conclude(pass, scope.lo(), scope.hi());
    }
}
