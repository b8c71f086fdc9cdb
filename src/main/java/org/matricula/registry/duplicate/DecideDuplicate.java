package org.matricula.registry.duplicate;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 疑似重复的处理: one proposes that two are the same, another confirms it; or they are not the same, and
/// are never shown together again.
@Service
class DecideDuplicate {

    private static final int LEAST_REASON = 2;

    private final DuplicateRows rows;
    private final Ledger ledger;
    private final Clock clock;

    DecideDuplicate(DuplicateRows rows, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// 同一人: asks a second person to merge them.
    ///
    /// @param kept which of the two stays
    @Transactional
    void propose(UUID id, @Nullable UUID kept, String reason) {
        var pair = locked(id);
        var found = refusals(pair, List.of("open"), reason);
        if (!pair.leftId().equals(kept) && !pair.rightId().equals(kept)) {
            found.add(Refusal.input("kept", "duplicate.kept"));
        }
        Refused.unlessEmpty(found);
        var reached = rows.enrolments(List.of(pair.leftId(), pair.rightId()));
        rows.propose(
                id,
                java.util.Objects.requireNonNull(kept),
                Acting.now(),
                reached.containsKey(pair.leftId()),
                reached.containsKey(pair.rightId()),
                clock.instant(),
                reason.strip());
        note("duplicate.propose", pair, reason);
    }

    /// 不是同一人: whoever comes upon them later is spared the question.
    @Transactional
    void different(UUID id, String reason) {
        var pair = locked(id);
        Refused.unlessEmpty(refusals(pair, List.of("open", "proposed"), reason));
        rows.decide(id, "different", Acting.now(), clock.instant(), reason.strip());
        note("duplicate.different", pair, reason);
    }

    /// The second person does not agree yet: it is open again.
    @Transactional
    void decline(UUID id, String reason) {
        var pair = locked(id);
        Refused.unlessEmpty(refusals(pair, List.of("proposed"), reason));
        rows.decide(id, "open", Acting.now(), clock.instant(), reason.strip());
        note("duplicate.decline", pair, reason);
    }

    private Duplicate locked(UUID id) {
        return rows.lock(id).orElseThrow(() -> new Absent("duplicate " + id));
    }

    static ArrayList<Refusal> refusals(Duplicate pair, List<String> from, String reason) {
        return new ArrayList<>(
                Refusal.all(
                        from.contains(pair.state())
                                ? null
                                : Refusal.conflict("duplicate.decided"),
                        reason.strip().length() < LEAST_REASON
                                ? Refusal.input("reason", "reason.missing")
                                : null,
                        Acting.now().account() == null
                                ? Refusal.forbidden("check.person")
                                : null));
    }

    private void note(String action, Duplicate pair, String reason) {
        ledger.record(
                Act.of(action, "duplicate:" + pair.id())
                        .because(reason.strip())
                        .from(Map.of("state", pair.state()))
                        .to(
                                Map.of(
                                        "left", pair.leftId().toString(),
                                        "right", pair.rightId().toString())));
    }
}
