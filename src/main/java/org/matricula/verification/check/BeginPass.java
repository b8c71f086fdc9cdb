package org.matricula.verification.check;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.job.Jobs;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Begins a run of the rules over a campaign's unit, and calls one off.
@Service
public class BeginPass {

    private final Passes passes;
    private final Jobs jobs;
    private final Ledger ledger;
    private final Clock clock;

    BeginPass(Passes passes, Jobs jobs, Ledger ledger, Clock clock) {
        this.passes = passes;
        this.jobs = jobs;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Whoever begins it reaches the whole campaign: a run over a part would look like one over
    /// all.
    @Transactional(propagation = Propagation.REQUIRED)
    public UUID begin(UUID campaign) {
        var reach = passes.reach(campaign);
        var scope = Acting.now().scope();
        if (!scope.reaches(reach.lo()) && !scope.reaches(reach.hi())) {
            throw new Absent("campaign");
        }
        if (!scope.reaches(reach.lo()) || !scope.reaches(reach.hi())) {
            throw new Refused(Refusal.forbidden("verification.whole"));
        }
        var id =
                passes.add(campaign, Acting.now(), clock.instant())
                        .orElseThrow(
                                () -> new Refused(Refusal.conflict("verification.pass-under-way")));
        ledger.record(
                Act.of("verification.pass", "verification:" + campaign)
                        .at(reach.lo())
                        .to(Map.of("pass", id.toString())));
        jobs.begin(RunPass.NAME, id);
        return id;
    }

    /// What it has found until now stays found.
    @Transactional
    public void cancel(UUID campaign) {
        var reach = passes.reach(campaign);
        var scope = Acting.now().scope();
        if (!scope.reaches(reach.lo()) || !scope.reaches(reach.hi())) {
            throw new Absent("campaign");
        }
        var under = passes.latest(campaign).filter(Passes.Pass::under);
        if (under.isEmpty() || !passes.end(under.get().id(), "cancelled", null, clock.instant())) {
            throw new Refused(Refusal.conflict("verification.no-pass"));
        }
        ledger.record(
                Act.of("verification.cancel-pass", "verification:" + campaign)
                        .at(reach.lo())
                        .to(Map.of("pass", under.get().id().toString())));
    }
}
