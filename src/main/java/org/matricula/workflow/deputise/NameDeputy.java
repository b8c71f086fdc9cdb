package org.matricula.workflow.deputise;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 指定代理人: the holder of a post names who acts in their place, for a period with an end.
@Service
public class NameDeputy {

    private final Deputies deputies;
    private final Ledger ledger;
    private final Clock clock;

    NameDeputy(Deputies deputies, Ledger ledger, Clock clock) {
        this.deputies = deputies;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param lastOn last day of standing in
    @Transactional
    public UUID name(UUID deputy, LocalDate from, LocalDate lastOn, String reason) {
        var actor = Acting.now();
        var unit = actor.unit();
        if (unit == null || actor.account() == null || actor.holds("student", "guardian")) {
            throw new Refused(Refusal.forbidden("deputy.no-post"));
        }
        Refused.unlessEmpty(
                Refusal.all(
                        Refusal.when(lastOn.isBefore(from), "deputy.period"),
                        Refusal.when(from.isBefore(LocalDate.now(clock)), "deputy.past"),
                        Refusal.when(reason.isBlank(), "deputy.reason"),
                        Refusal.when(
                                deputies.candidates(actor.account(), unit).stream()
                                        .noneMatch(it -> it.account().equals(deputy)),
                                "deputy.nobody")));
        try {
            var id =
                    deputies.add(actor.account(), actor.role(), unit, deputy, from, lastOn, reason);
            ledger.record(
                    Act.of("deputy.name", "account:" + deputy)
                            .because(reason)
                            .to(
                                    Map.of(
                                            "role", actor.role(),
                                            "from", from.toString(),
                                            "last", lastOn.toString())));
            return id;
        } catch (DataIntegrityViolationException overlapping) {
            throw new Refused(Refusal.conflict("deputy.overlaps"));
        }
    }

    @Transactional
    public void end(UUID id) {
        var account = Acting.now().account();
        if (account == null || !deputies.end(id, account)) {
            throw new Absent("deputy");
        }
        ledger.record(Act.of("deputy.end", "deputy:" + id));
    }
}
