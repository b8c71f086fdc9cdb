package org.matricula.governance.body;

import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.governance.place.OwnInstitution;
import org.matricula.governance.place.Typed;
import org.matricula.identity.Accounts;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/// 配备人员: who works in a body, as what, from when until when.
@Service
public class StaffBody {

    /// @param username the account, if they have one: its name stands for theirs
    /// @param until first day they no longer serve, null without end
    public record NewMember(
            @Nullable String username,
            @Nullable UUID account,
            String name,
            String duty,
            @Nullable String phone,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    private final Bodies bodies;
    private final BodyRows rows;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Clock clock;

    StaffBody(Bodies bodies, BodyRows rows, Accounts accounts, Ledger ledger, Clock clock) {
        this.bodies = bodies;
        this.rows = rows;
        this.accounts = accounts;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    public UUID appoint(UUID id, NewMember asked) {
        var body = bodies.get(id);
        var institution = bodies.institution(body);
        var username = Typed.orNull(asked.username());
        var account = username == null ? null : accounts.byUsername(username).orElse(null);
        var name = account == null ? Typed.text(asked.name()) : account.name();
        var duty = Typed.text(asked.duty());
        var from = asked.from() == null ? LocalDate.now(clock) : asked.from();
        Refused.unlessEmpty(
                Refusal.all(
                        OwnInstitution.unlessMay(institution),
                        username != null && account == null
                                ? Refusal.input("username", "body.account", username)
                                : null,
                        name.isEmpty() ? Refusal.input("name", "field.missing") : null,
                        duty.isEmpty() ? Refusal.input("duty", "field.missing") : null,
                        asked.until() != null && !asked.until().isAfter(from)
                                ? Refusal.input("until", "body.period")
                                : null));
        var member =
                new NewMember(
                        username,
                        account == null ? null : account.id(),
                        name,
                        duty,
                        Typed.orNull(asked.phone()),
                        from,
                        asked.until());
        var made = rows.addMember(id, member, from);
        ledger.record(
                Act.of("body.appoint", "body:" + id)
                        .at(institution.pos())
                        .to(Map.of("member", made.toString(), "name", name, "duty", duty)));
        return made;
    }

    /// 卸任, from today on.
    @Transactional
    public void dismiss(UUID id, UUID member) {
        var body = bodies.get(id);
        var institution = bodies.institution(body);
        Refused.unlessEmpty(Refusal.all(OwnInstitution.unlessMay(institution)));
        if (!rows.endMember(id, member, LocalDate.now(clock))) {
            throw new Absent("member " + member);
        }
        ledger.record(
                Act.of("body.dismiss", "body:" + id)
                        .at(institution.pos())
                        .from(Map.of("member", member.toString())));
    }
}
