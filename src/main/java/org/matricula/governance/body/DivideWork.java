package org.matricula.governance.body;

import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.governance.place.OwnInstitution;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/// 分工: which body answers for a matter from today on, in place of whichever did.
@Service
public class DivideWork {

    private final Bodies bodies;
    private final BodyRows rows;
    private final Matters matters;
    private final Ledger ledger;
    private final Clock clock;

    DivideWork(Bodies bodies, BodyRows rows, Matters matters, Ledger ledger, Clock clock) {
        this.bodies = bodies;
        this.rows = rows;
        this.matters = matters;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param member who in the body answers for it, null for the body as a whole
    @Transactional
    public void charge(UUID id, String matter, @Nullable UUID member) {
        var body = bodies.get(id);
        var institution = bodies.institution(body);
        var today = LocalDate.now(clock);
        var theirs =
                member == null
                        || rows.members(institution.id(), today).stream()
                                .anyMatch(it -> it.id().equals(member) && it.bodyId().equals(id));
        Refused.unlessEmpty(
                Refusal.all(
                        OwnInstitution.unlessMay(institution),
                        matters.codes().contains(matter)
                                ? null
                                : Refusal.input("matter", "body.matter"),
                        Refusal.when(!theirs, "body.member", body.name()),
                        body.until() == null
                                ? null
                                : Refusal.conflict("body.dissolved", body.name())));
        rows.discharge(institution.id(), matter, today);
        rows.charge(institution.id(), id, member, matter, today);
        ledger.record(
                Act.of("body.charge", "body:" + id)
                        .at(institution.pos())
                        .to(Map.of("matter", matter, "member", String.valueOf(member))));
    }

    /// The matter is nobody's from today on.
    @Transactional
    public void discharge(UUID id, String matter) {
        var body = bodies.get(id);
        var institution = bodies.institution(body);
        Refused.unlessEmpty(Refusal.all(OwnInstitution.unlessMay(institution)));
        rows.discharge(institution.id(), matter, LocalDate.now(clock));
        ledger.record(
                Act.of("body.discharge", "body:" + id)
                        .at(institution.pos())
                        .from(Map.of("matter", matter)));
    }
}
