package org.matricula.enrolment.paper;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.attachment.Files;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.enrolment.admission.AdmissionPolicies;
import org.matricula.enrolment.admission.Batches;
import org.matricula.enrolment.admission.Candidates;
import org.matricula.enrolment.admission.Moves;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.matricula.policy.Policies;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 查看预交材料: the copy is good, or goes back with a reason. The original is looked at at the desk all
/// the same.
@Service
class JudgePaper {

    private final SentPapers papers;
    private final Candidates candidates;
    private final Batches batches;
    private final Files files;
    private final Units units;
    private final Policies policies;
    private final MessageSource messages;
    private final Ledger ledger;
    private final Clock clock;

    JudgePaper(
            SentPapers papers,
            Candidates candidates,
            Batches batches,
            Files files,
            Units units,
            Policies policies,
            MessageSource messages,
            Ledger ledger,
            Clock clock) {
        this.papers = papers;
        this.candidates = candidates;
        this.batches = batches;
        this.files = files;
        this.units = units;
        this.policies = policies;
        this.messages = messages;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param file the one that was looked at; another may have been sent since
    @Transactional
    void judge(
            UUID candidate, UUID material, @Nullable UUID file, boolean accepted, String reason) {
        var it = candidates.lock(List.of(candidate)).getFirst();
        var held = papers.lock(candidate, material).orElseThrow(() -> new Absent("paper"));
        Refused.unlessEmpty(
                Refusal.all(
                        held.state().equals("discarded") || !held.fileId().equals(file)
                                ? Refusal.conflict("paper.newer", it.name(), held.material())
                                : null,
                        !accepted && reason.isBlank()
                                ? Refusal.input("reason", "paper.reason")
                                : null));
        var why = accepted ? null : reason.strip();
        papers.decided(candidate, material, accepted, why, Acting.now(), clock.instant());
        ledger.record(
                Act.of(
                                accepted ? "admission.accept-paper" : "admission.return-paper",
                                Moves.subject(candidate))
                        .at(it.scopePos())
                        .because(why)
                        .to(Map.of("material", held.material())));
    }

    /// From which day the papers of those who never entered may go.
    LocalDate discardFrom(UUID batchId) {
        var batch = batches.get(batchId);
        return batch.closesOn()
                .plusDays(
                        policies.value(
                                AdmissionPolicies.PAPERS_KEPT,
                                batch.institutionId(),
                                LocalDate.now(clock)))
                .plusDays(1);
    }

    /// 删除未入学者的材料: contents and all; that they were there stays in the ledger.
    ///
    /// @return how many
    @Transactional
    int discard(UUID batchId) {
        var institution = units.get(batches.get(batchId).institutionId());
        var from = discardFrom(batchId);
        Refused.unlessEmpty(
                Refusal.all(
                        Acting.now().scope().reaches(institution.pos())
                                ? null
                                : Refusal.forbidden("batch.institution"),
                        LocalDate.now(clock).isBefore(from)
                                ? Refusal.rule("paper.kept", from.toString())
                                : null));
        var left = papers.left(batchId);
        for (var it : left) {
            files.discard(it.fileId(), words("not-entered"));
            papers.discarded(it);
        }
        ledger.record(
                Act.of("admission.discard-papers", "batch:" + batchId)
                        .at(institution.pos())
                        .to(Map.of("count", left.size())));
        return left.size();
    }

    private String words(String why) {
        return messages.getMessage("enrolment.paper.why." + why, null, Locale.SIMPLIFIED_CHINESE);
    }
}
