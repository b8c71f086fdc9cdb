package org.matricula.discipline.sanction;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.discipline.DisciplinePapers;
import org.matricula.discipline.DisciplinePapers.Upload;
import org.matricula.discipline.delivery.DecidedCases;
import org.matricula.discipline.sanction.Proceedings.Proceeding;
import org.matricula.kernel.Refusal;
import org.matricula.policy.Policies;
import org.matricula.policy.Policy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What the acts of a sanction's steps have in common.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SanctionSteps {

    static final int MOST = 4000;

    private final Proceedings proceedings;
    private final DecidedCases cases;
    private final DisciplinePapers papers;
    private final Policies policies;
    private final Ledger ledger;
    private final Clock clock;

    SanctionSteps(
            Proceedings proceedings,
            DecidedCases cases,
            DisciplinePapers papers,
            Policies policies,
            Ledger ledger,
            Clock clock) {
        this.proceedings = proceedings;
        this.cases = cases;
        this.papers = papers;
        this.policies = policies;
        this.ledger = ledger;
        this.clock = clock;
    }

    Proceeding lock(UUID caseId) {
        return proceedings.lock(caseId);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    int days(Policy<Integer> policy, Proceeding it) {
        return policies.value(policy, it.institutionId(), today());
    }

    /// Each act belongs to one step; before and after it there is nothing to write down.
    @Nullable Refusal atStep(Proceeding it, String... tasks) {
        return List.of(tasks).stream().anyMatch(task -> cases.waitsFor(it.caseId(), task))
                ? null
                : Refusal.conflict("sanction.not-now");
    }

    static @Nullable Refusal text(String field, String given) {
        return given.isBlank() || given.length() > MOST
                ? Refusal.input(field, "discipline.text", MOST)
                : null;
    }

    void keep(Proceeding it, String part, @Nullable Upload file) {
        papers.addToCase(it.caseId(), it.personId(), it.scopePos(), part, file);
    }

    /// Whoever did it has taken part, and sits over it no more.
    void record(String act, Proceeding it, Map<String, ?> to) {
        proceedings.tookPart(it.caseId());
        ledger.record(
                Act.of(act, "case:" + it.caseId()).at(it.scopePos()).inCase(it.caseId()).to(to));
    }
}
