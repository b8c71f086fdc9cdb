package org.matricula.governance.errand;

import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.governance.errand.ErrandView.Errand;
import org.matricula.governance.place.Typed;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/// 完成: somebody says that their share is done, or that it is not after all.
@Service
public class DoErrand {

    private final ErrandRows rows;
    private final Ledger ledger;
    private final Clock clock;

    DoErrand(ErrandRows rows, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    public void done(UUID id, @Nullable String note) {
        open(id);
        mark(id, true, Typed.orNull(note));
    }

    @Transactional
    public void notDone(UUID id) {
        open(id);
        mark(id, false, null);
    }

    private Errand open(UUID id) {
        var errand = rows.find(id).orElseThrow(() -> new Absent("errand " + id));
        if (errand.cancelledAt() != null) {
            throw new Refused(Refusal.conflict("errand.cancelled"));
        }
        return errand;
    }

    private void mark(UUID id, boolean done, @Nullable String note) {
        var account = Acting.now().account();
        var when = done ? clock.instant() : null;
        if (account == null || !rows.mark(id, account, when, note)) {
            throw new Refused(Refusal.forbidden("errand.not-yours"));
        }
        ledger.record(Act.of("errand.done", "errand:" + id).to(Map.of("done", done)));
    }
}
