package org.matricula.credential.replacement;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.workflow.OpenTurns;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 同底版照片比对: whoever decides the registry's step looks at both and says what they see; the
/// certificate of proof bears the photograph of the lost one.
@Service
class ComparePhotos {

    private static final int LONGEST = 300;

    private final PhotoComparisons comparisons;
    private final OpenTurns turns;
    private final Ledger ledger;
    private final Clock clock;

    ComparePhotos(PhotoComparisons comparisons, OpenTurns turns, Ledger ledger, Clock clock) {
        this.comparisons = comparisons;
        this.turns = turns;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    void compare(UUID caseId, @Nullable Boolean alike, String note) {
        var it = comparisons.get(caseId);
        Refused.unlessEmpty(
                Refusal.all(
                        turns.mine(caseId) ? null : Refusal.forbidden("step.not-yours"),
                        it.given() == null ? Refusal.rule("proof.no-print") : null,
                        alike == null ? Refusal.input("alike", "proof.alike") : null,
                        note.isBlank() || note.length() > LONGEST
                                ? Refusal.input("note", "proof.note", LONGEST)
                                : null));
        comparisons.write(it, Boolean.TRUE.equals(alike), note.strip(), clock.instant());
        ledger.record(
                Act.of("proof.compare", "case:" + caseId)
                        .at(it.scopePos())
                        .inCase(caseId)
                        .because(note.strip())
                        .to(Map.of("alike", Boolean.TRUE.equals(alike))));
    }
}
