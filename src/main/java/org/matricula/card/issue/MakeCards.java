package org.matricula.card.issue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.document.DocumentKind;
import org.matricula.document.Documents;
import org.matricula.document.VerificationCode;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.registry.Registry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 制证: a first card for everybody of a unit who has none, and a new one in place of another.
@Service
public class MakeCards {

    private final Cards cards;
    private final CardRows rows;
    private final CardDesk desk;
    private final Documents documents;
    private final Registry registry;
    private final Ledger ledger;
    private final Clock clock;

    MakeCards(
            Cards cards,
            CardRows rows,
            CardDesk desk,
            Documents documents,
            Registry registry,
            Ledger ledger,
            Clock clock) {
        this.cards = cards;
        this.rows = rows;
        this.desk = desk;
        this.documents = documents;
        this.registry = registry;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @return how many were made
    @Transactional
    int first(@Nullable UUID unitId) {
        var unit = desk.unit(unitId);
        var scope = Acting.now().scope().within(unit.pos(), unit.posEnd());
        var claims = rows.claims(scope.lo(), scope.hi(), null);
        if (claims.isEmpty()) {
            throw new Refused(Refusal.conflict("card.nobody", unit.name()));
        }
        claims.forEach(it -> make(it, "first", null, null, null, null, null));
        ledger.record(
                Act.of("card.make", "unit:" + unit.id())
                        .at(unit.pos())
                        .to(Map.of("cards", claims.size())));
        return claims.size();
    }

    /// 补办换发: the old number is void from now on; the interval stays unless another is given.
    ///
    /// @param collectFrom 领取日: not handed over before it
    /// @return the new card
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID inPlaceOf(
            Cards.Card old,
            String kind,
            @Nullable String from,
            @Nullable String to,
            UUID caseId,
            LocalDate collectFrom,
            String reason) {
        var standing = cards.lock(old.id());
        if (standing.endedOn() != null) {
            throw new Refused(Refusal.conflict("card.ended"));
        }
        var student = registry.get(old.enrolmentId());
        rows.end(old.id(), "void", reason, LocalDate.now(clock));
        var who =
                new CardRows.Claim(
                        old.enrolmentId(),
                        old.personId(),
                        old.institutionId(),
                        student.scopePos(),
                        old.validUntil());
        return make(
                who,
                kind,
                old,
                from == null ? old.fromStation() : from,
                to == null ? old.toStation() : to,
                caseId,
                collectFrom);
    }

    /// Takes a replacement back: the new card is void and the old one stands as it did.
    @Transactional(propagation = Propagation.MANDATORY)
    public void undo(UUID made, String reason) {
        var it = cards.lock(made);
        if (it.endedOn() != null) {
            throw new Refused(Refusal.conflict("card.ended"));
        }
        rows.end(made, "void", reason, LocalDate.now(clock));
        if (it.replacesId() != null) {
            rows.revive(it.replacesId(), it.kind().equals("lost") ? "lost" : "issued");
        }
    }

    private UUID make(
            CardRows.Claim who,
            String kind,
            Cards.@Nullable Card old,
            @Nullable String from,
            @Nullable String to,
            @Nullable UUID caseId,
            @Nullable LocalDate collectFrom) {
        var number = documents.numbered(who.institutionId(), DocumentKind.STUDENT_CARD);
        var id =
                rows.add(
                        who,
                        number,
                        VerificationCode.fresh(),
                        kind,
                        old,
                        from,
                        to,
                        caseId,
                        collectFrom,
                        LocalDate.now(clock));
        ledger.record(
                Act.of("card.made", "enrolment:" + who.enrolmentId())
                        .at(who.scopePos())
                        .inCase(caseId)
                        .from(old == null ? null : Map.of("number", old.number()))
                        .to(Map.of("number", number, "kind", kind)));
        return id;
    }
}
