package org.matricula.verification.campaign;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.matricula.kernel.Refusal;
import org.matricula.policy.Policies;
import org.matricula.policy.Policy;
import org.matricula.policy.Rehearsal;
import org.matricula.policy.RehearsalResult;
import org.matricula.policy.RehearsalResult.Difference;
import org.matricula.policy.Trial;
import org.springframework.stereotype.Component;

/// Which past campaigns of a school would have lasted too long.
@Component
class VerificationRehearsal implements Rehearsal<Integer> {

    private static final int MOST = 2_000;

    private final Campaigns campaigns;
    private final Policies policies;

    VerificationRehearsal(Campaigns campaigns, Policies policies) {
        this.campaigns = campaigns;
        this.policies = policies;
    }

    @Override
    public Policy<Integer> policy() {
        return VerificationPolicies.MOST_DAYS;
    }

    @Override
    public RehearsalResult run(Trial<Integer> trial) {
        var inForce = policies.course(VerificationPolicies.MOST_DAYS);
        var examined =
                campaigns.all(MOST).stream()
                        .filter(it -> trial.institutions().contains(it.institutionId()))
                        .filter(it -> within(trial, it.opensOn()))
                        .toList();
        var differing =
                examined.stream()
                        .map(it -> {
                            var institution = it.institutionId();
                            return new Difference(
                                    it.name(),
                                    "/verifications/" + it.id(),
                                    institution == null
                                            ? List.of()
                                            : tooLong(it, inForce.value(institution, it.opensOn())),
                                    tooLong(it, trial.value()));
                        })
                        .filter(it -> it.before().isEmpty() != it.after().isEmpty())
                        .toList();
        return new RehearsalResult(examined.size(), false, differing);
    }

    private static boolean within(Trial<Integer> trial, LocalDate day) {
        var until = trial.period().until();
        return !day.isBefore(trial.period().from()) && (until == null || day.isBefore(until));
    }

    private static List<Refusal> tooLong(Campaigns.Campaign it, int most) {
        return Refusal.all(
                OpenCampaign.tooLong(most, ChronoUnit.DAYS.between(it.opensOn(), it.closesOn())));
    }
}
