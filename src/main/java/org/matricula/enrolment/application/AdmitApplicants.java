package org.matricula.enrolment.application;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.enrolment.admission.AddCandidates;
import org.matricula.enrolment.admission.Batches;
import org.matricula.enrolment.admission.EntryCodes;
import org.matricula.enrolment.admission.NewCandidate;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.vault.Vault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 录取: by the line and each unit's quota, once; those admitted come onto the batch's list, which is
/// then published.
@Service
class AdmitApplicants {

    private final Prospectuses prospectuses;
    private final Applicants applicants;
    private final AddCandidates addCandidates;
    private final EntryCodes entryCodes;
    private final Batches batches;
    private final Vault vault;
    private final Ledger ledger;
    private final Clock clock;

    AdmitApplicants(
            Prospectuses prospectuses,
            Applicants applicants,
            AddCandidates addCandidates,
            EntryCodes entryCodes,
            Batches batches,
            Vault vault,
            Ledger ledger,
            Clock clock) {
        this.prospectuses = prospectuses;
        this.applicants = applicants;
        this.addCandidates = addCandidates;
        this.entryCodes = entryCodes;
        this.batches = batches;
        this.vault = vault;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @return how many were admitted
    @Transactional
    int admit(UUID batchId, @Nullable BigDecimal line) {
        batches.get(batchId);
        var prospectus = prospectuses.lock(batchId);
        Refused.unlessEmpty(
                Refusal.all(
                        Acting.now().scope().reaches(prospectus.pos())
                                ? null
                                : Refusal.forbidden("batch.institution"),
                        prospectus.admittedAt() == null
                                ? null
                                : Refusal.conflict("application.admitted"),
                        line == null || line.signum() < 0
                                ? Refusal.input("line", "application.line")
                                : null));
        var all = applicants.of(prospectus.id(), Integer.MAX_VALUE);
        var taken = drawn(prospectus.id(), all, line);
        var candidates = addCandidates.add(batchId, taken.stream().map(this::candidate).toList());
        var settled = new LinkedHashMap<UUID, UUID>();
        var codes = new LinkedHashMap<UUID, String>();
        for (var i = 0; i < taken.size(); i++) {
            settled.put(taken.get(i).id(), candidates.get(i));
            codes.put(candidates.get(i), taken.get(i).code());
        }
        entryCodes.keep(codes);
        applicants.decided(prospectus.id(), settled);
        prospectuses.admitted(prospectus.id(), line, clock.instant());
        ledger.record(
                Act.of("application.admit", "prospectus:" + prospectus.id())
                        .at(prospectus.pos())
                        .to(Map.of("line", line.toPlainString(), "admitted", taken.size())));
        return taken.size();
    }

    /// 公布名单.
    @Transactional
    void publish(UUID batchId) {
        batches.get(batchId);
        var it = prospectuses.lock(batchId);
        Refused.unlessEmpty(
                Refusal.all(
                        it.admittedAt() == null ? Refusal.rule("application.not-admitted") : null,
                        it.publishedAt() == null
                                ? null
                                : Refusal.conflict("application.published")));
        prospectuses.published(it.id(), clock.instant());
        ledger.record(Act.of("application.publish", "prospectus:" + it.id()).at(it.pos()));
    }

    private List<Applicants.Applicant> drawn(
            UUID prospectus, List<Applicants.Applicant> all, BigDecimal line) {
        var found = new ArrayList<Refusal>();
        var taken = new ArrayList<Applicants.Applicant>();
        var byId = all.stream().collect(Collectors.toMap(Applicants.Applicant::id, it -> it));
        for (var quota : prospectuses.quotas(prospectus)) {
            var entrants =
                    all.stream()
                            .filter(it -> it.unitId().equals(quota.unitId()))
                            .map(it -> new LineAndQuota.Entrant(it.id(), it.name(), it.score()))
                            .toList();
            var drawn = LineAndQuota.draw(entrants, line, quota.places());
            drawn.taken().forEach(it -> taken.add(byId.get(it.id())));
            if (!drawn.tied().isEmpty()) {
                found.add(
                        Refusal.rule(
                                "application.tied",
                                quota.unit(),
                                String.valueOf(quota.places()),
                                drawn.tied().stream()
                                        .map(LineAndQuota.Entrant::name)
                                        .collect(Collectors.joining("、"))));
            }
        }
        if (found.isEmpty() && taken.isEmpty()) {
            found.add(Refusal.rule("application.nobody"));
        }
        Refused.unlessEmpty(found);
        return taken;
    }

    private NewCandidate candidate(Applicants.Applicant it) {
        return new NewCandidate(
                it.unitId(),
                it.examNumber(),
                null,
                it.name(),
                it.sex(),
                it.birthOn(),
                it.documentType(),
                vault.open(Applicants.DOCUMENT, it.documentNumber(), it.salt()),
                null,
                vault.open(Applicants.PHONE, it.phone(), it.salt()),
                null,
                null,
                null,
                null,
                null,
                null,
                it.previousSchool(),
                null,
                null,
                null,
                it.score(),
                null,
                null,
                null);
    }
}
