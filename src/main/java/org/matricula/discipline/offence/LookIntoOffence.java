package org.matricula.discipline.offence;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.discipline.DisciplinePapers;
import org.matricula.discipline.DisciplinePapers.Paper;
import org.matricula.discipline.DisciplinePapers.Upload;
import org.matricula.discipline.offence.Offences.Offence;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.matricula.workflow.apply.DraftCase;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What becomes of an offence: more evidence, a sanction proposed, or nothing with a reason. Every
/// look at one stands in the ledger.
@Service
class LookIntoOffence {

    /// One offence with what proves it.
    record Opened(Offence offence, List<Paper> papers) {}

    private static final int MOST = 500;

    private final Offences offences;
    private final DisciplinePapers papers;
    private final DraftCase draftCase;
    private final Ledger ledger;

    LookIntoOffence(
            Offences offences, DisciplinePapers papers, DraftCase draftCase, Ledger ledger) {
        this.offences = offences;
        this.papers = papers;
        this.draftCase = draftCase;
        this.ledger = ledger;
    }

    @Transactional
    Slice<Offence> page(boolean open, @Nullable UUID before, int limit) {
        ledger.record(Act.of("offence.list", null).to(Map.of("open", open)));
        return offences.page(open, before, limit);
    }

    @Transactional
    Opened open(UUID id) {
        var it = offences.get(id);
        record("offence.read", it, null);
        return new Opened(it, papers.ofOffence(id));
    }

    @Transactional
    void add(UUID id, Upload file) {
        var it = offences.lock(id);
        Refused.unlessEmpty(Refusal.all(undecided(it)));
        papers.addToOffence(id, it.personId(), it.scopePos(), file);
        record("offence.evidence", it, null);
    }

    /// 不予处分.
    @Transactional
    void close(UUID id, String reason) {
        var it = offences.lock(id);
        Refused.unlessEmpty(
                Refusal.all(
                        Acting.now().holds("teacher")
                                ? Refusal.forbidden("offence.not-teacher")
                                : null,
                        undecided(it),
                        reason.isBlank() || reason.length() > MOST
                                ? Refusal.input("reason", "discipline.reason", MOST)
                                : null));
        offences.close(id, reason.strip());
        record("offence.close", it, reason.strip());
    }

    /// 提请处分: opens the sanction's case with what is known of the offence.
    @Transactional
    UUID propose(UUID id) {
        var it = offences.lock(id);
        Refused.unlessEmpty(Refusal.all(undecided(it)));
        return draftCase.draft(
                "sanction",
                it.enrolmentId(),
                Map.of("offence", it.number(), "facts", it.facts()),
                it.number());
    }

    private static @Nullable Refusal undecided(Offence it) {
        return it.state().equals("open") ? null : Refusal.conflict("offence.decided");
    }

    private void record(String act, Offence it, @Nullable String why) {
        ledger.record(
                Act.of(act, "offence:" + it.id())
                        .at(it.scopePos())
                        .because(why)
                        .to(Map.of("number", it.number())));
    }
}
