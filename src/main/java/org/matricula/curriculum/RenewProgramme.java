package org.matricula.curriculum;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 调整已执行的培养方案: as a new version with its reason, put in force by a second person. What was followed
/// before stays readable as it was.
@Service
class RenewProgramme {

    private final OpenProgrammes open;
    private final CurriculumRows rows;
    private final Ledger ledger;
    private final Clock clock;

    RenewProgramme(OpenProgrammes open, CurriculumRows rows, Ledger ledger, Clock clock) {
        this.open = open;
        this.rows = rows;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    UUID propose(UUID programme, String reason) {
        var it = open.held(programme);
        Refused.unlessEmpty(
                Refusal.all(
                        reason.isBlank() ? Refusal.input("reason", "field.missing") : null,
                        it.locked() ? null : Refusal.conflict("programme.not-followed")));
        var id =
                rows.version(it.id(), reason.strip(), Acting.now().account())
                        .orElseThrow(() -> new Refused(Refusal.conflict("programme.proposed")));
        rows.copy(it.id(), id);
        ledger.record(
                Act.of("programme.propose", "programme:" + id)
                        .at(open.pos(it))
                        .to(Map.of("from", it.id().toString()))
                        .because(reason.strip()));
        return id;
    }

    @Transactional
    void confirm(UUID programme) {
        var it = open.held(programme);
        var account = Acting.now().account();
        Refused.unlessEmpty(
                Refusal.all(
                        it.proposed() ? null : Refusal.conflict("programme.in-force"),
                        account == null || account.equals(it.proposedBy())
                                ? Refusal.forbidden("programme.second-person")
                                : null));
        rows.confirm(it.id(), account, clock.instant());
        ledger.record(
                Act.of("programme.confirm", "programme:" + it.id())
                        .at(open.pos(it))
                        .to(Map.of("version", it.version())));
    }
}
