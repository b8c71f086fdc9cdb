package org.matricula.enrolment.recheck;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.enrolment.admission.AdmissionPolicies;
import org.matricula.enrolment.admission.Batches;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.matricula.policy.Policies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 发起复查: for everybody of a batch who has come, within three months of entry.
@Service
class OpenRecheck {

    private final Rechecks rechecks;
    private final Batches batches;
    private final Units units;
    private final Policies policies;
    private final Ledger ledger;
    private final Clock clock;

    OpenRecheck(
            Rechecks rechecks,
            Batches batches,
            Units units,
            Policies policies,
            Ledger ledger,
            Clock clock) {
        this.rechecks = rechecks;
        this.batches = batches;
        this.units = units;
        this.policies = policies;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    void open(
            UUID batchId,
            @Nullable LocalDate opens,
            @Nullable LocalDate closes,
            List<String> wanted) {
        var batch = batches.get(batchId);
        var institution = units.get(batch.institutionId());
        var months =
                policies.value(
                        AdmissionPolicies.RECHECK_MONTHS, institution.id(), LocalDate.now(clock));
        var last = batch.entryOn().plusMonths(months);
        var matters = new TreeMap<RecheckMatter, String>();
        Arrays.stream(RecheckMatter.values())
                .filter(it -> wanted.contains(it.code()))
                .forEach(it -> matters.put(it, it.officer(batch.education())));
        Refused.unlessEmpty(
                Refusal.all(
                        Acting.now().scope().reaches(institution.pos())
                                ? null
                                : Refusal.forbidden("batch.institution"),
                        rechecks.of(batchId).isPresent()
                                ? Refusal.conflict("recheck.open", batch.name())
                                : null,
                        matters.isEmpty() ? Refusal.input("matters", "recheck.matters") : null,
                        opens == null || closes == null || closes.isBefore(opens)
                                ? Refusal.input("closesOn", "recheck.window")
                                : null,
                        closes != null && closes.isAfter(last)
                                ? Refusal.rule(
                                                "recheck.late",
                                                String.valueOf(months),
                                                last.toString())
                                        .at("closesOn")
                                : null));
        var id = rechecks.open(batchId, opens, closes, matters, Acting.now(), clock.instant());
        var tasks = rechecks.topUp(id);
        ledger.record(
                Act.of("admission.open-recheck", "recheck:" + id)
                        .at(institution.pos())
                        .to(
                                Map.of(
                                        "batch", batch.name(),
                                        "closesOn", closes.toString(),
                                        "tasks", tasks)));
    }

    /// 补建任务: for those who have come since.
    @Transactional
    int topUp(UUID batchId) {
        batches.get(batchId);
        var recheck =
                rechecks.of(batchId)
                        .orElseThrow(() -> new Refused(Refusal.conflict("recheck.none")));
        return rechecks.topUp(recheck.id());
    }
}
