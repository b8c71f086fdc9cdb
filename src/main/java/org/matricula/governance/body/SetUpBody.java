package org.matricula.governance.body;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.governance.place.OwnInstitution;
import org.matricula.governance.place.Typed;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 设立学籍管理机构: the leading group, the office, the centres that do the registry's work, each by a
/// document.
@Service
public class SetUpBody {

    static final Set<String> KINDS =
            Set.of(
                    "leading-group",
                    PrincipalsMeeting.KIND,
                    "status-office",
                    "registry-centre",
                    "archive-centre",
                    "academic-office",
                    "other");

    /// @param institution null for the acting person's own
    /// @param work 职责, in a sentence
    /// @param foundedBy the document that sets it up, with its number
    /// @param document the same document among the institution's rules, if it stands there
    /// @param from left out, today
    public record NewBody(
            @Nullable UUID institution,
            String kind,
            String name,
            @Nullable String work,
            @Nullable String phone,
            @Nullable String room,
            @Nullable UUID superior,
            String foundedBy,
            @Nullable UUID document,
            @Nullable LocalDate from) {}

    private final OwnInstitution own;
    private final Bodies bodies;
    private final BodyRows rows;
    private final DivideWork divideWork;
    private final Ledger ledger;
    private final Clock clock;

    SetUpBody(
            OwnInstitution own,
            Bodies bodies,
            BodyRows rows,
            DivideWork divideWork,
            Ledger ledger,
            Clock clock) {
        this.own = own;
        this.bodies = bodies;
        this.rows = rows;
        this.divideWork = divideWork;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    public UUID setUp(NewBody asked) {
        var body = tidy(asked);
        var institution = own.of(body.institution());
        Refused.unlessEmpty(refusals(body, institution));
        var id =
                rows.add(
                        body,
                        institution.id(),
                        body.from() == null ? LocalDate.now(clock) : body.from());
        ledger.record(
                Act.of("body.set-up", "body:" + id)
                        .at(institution.pos())
                        .because(body.foundedBy())
                        .to(Map.of("kind", body.kind(), "name", body.name())));
        return id;
    }

    /// 撤销: its share of the work is nobody's from then on, and the page of gaps says so.
    @Transactional
    public void dissolve(UUID id, String reason) {
        var body = bodies.get(id);
        var institution = bodies.institution(body);
        Refused.unlessEmpty(
                Refusal.all(
                        OwnInstitution.unlessMay(institution),
                        reason.isBlank() ? Refusal.input("reason", "reason.missing") : null,
                        body.until() == null
                                ? null
                                : Refusal.conflict("body.dissolved", body.name())));
        var today = LocalDate.now(clock);
        rows.charges(institution.id(), today).stream()
                .filter(it -> it.bodyId().equals(id))
                .forEach(it -> divideWork.discharge(id, it.matter()));
        rows.dissolve(id, today);
        ledger.record(Act.of("body.dissolve", "body:" + id).at(institution.pos()).because(reason));
    }

    private List<Refusal> refusals(NewBody body, Unit institution) {
        var superior = body.superior() == null ? null : rows.find(body.superior()).orElse(null);
        return Refusal.all(
                OwnInstitution.unlessMay(institution),
                KINDS.contains(body.kind()) ? null : Refusal.input("kind", "body.kind"),
                body.name().isEmpty() ? Refusal.input("name", "field.missing") : null,
                body.foundedBy().isEmpty() ? Refusal.input("foundedBy", "field.missing") : null,
                Refusal.when(
                        body.superior() != null
                                && (superior == null
                                        || !superior.institutionId().equals(institution.id())),
                        "body.superior"));
    }

    private static NewBody tidy(NewBody it) {
        return new NewBody(
                it.institution(),
                Typed.text(it.kind()),
                Typed.text(it.name()),
                Typed.orNull(it.work()),
                Typed.orNull(it.phone()),
                Typed.orNull(it.room()),
                it.superior(),
                Typed.text(it.foundedBy()),
                it.document(),
                it.from());
    }
}
