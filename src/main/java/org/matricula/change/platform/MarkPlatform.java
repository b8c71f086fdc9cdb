package org.matricula.change.platform;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.change.platform.PlatformBatches.Line;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 学信网单条处理: the national platform takes no batch any more, so each student is entered there by hand
/// and marked here; a mark made by mistake is taken back with its reason, and what cannot go on is
/// returned to the teaching point with one.
@Service
public class MarkPlatform {

    private final PlatformMarks marks;
    private final Ledger ledger;

    MarkPlatform(PlatformMarks marks, Ledger ledger) {
        this.marks = marks;
        this.ledger = ledger;
    }

    @Transactional(readOnly = true)
    public List<Line> work(String state, @Nullable String after, int limit) {
        return marks.work(state, after == null ? "" : after, limit);
    }

    @Transactional(readOnly = true)
    public int count(String state) {
        return marks.count(state);
    }

    @Transactional
    public void done(UUID batch, UUID caseId) {
        mark(batch, caseId, "packed", "done", "done", null);
    }

    @Transactional
    public void undo(UUID batch, UUID caseId, String reason) {
        mark(batch, caseId, "done", "packed", "undone", told(reason));
    }

    @Transactional
    public void sendBack(UUID batch, UUID caseId, String reason) {
        mark(batch, caseId, "packed", "returned", "returned", told(reason));
    }

    private void mark(
            UUID batch, UUID caseId, String from, String to, String act, @Nullable String reason) {
        var it = marks.line(batch, caseId).orElseThrow(() -> new Absent("line"));
        if (!marks.mark(it, from, to, act, reason)) {
            throw new Refused(Refusal.conflict("platform.state", it.name()));
        }
        ledger.record(
                Act.of("platform." + act, "case:" + caseId)
                        .inCase(caseId)
                        .because(reason)
                        .from(Map.of("state", from))
                        .to(Map.of("state", to, "batch", batch.toString())));
    }

    private static String told(String reason) {
        if (reason.isBlank()) {
            throw new Refused(Refusal.input("reason", "reason.missing"));
        }
        return reason.strip();
    }
}
