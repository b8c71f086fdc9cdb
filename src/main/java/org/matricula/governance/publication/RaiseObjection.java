package org.matricula.governance.publication;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.governance.place.OwnInstitution;
import org.matricula.identity.Holder;
import org.matricula.identity.Holders;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 异议: whoever reads a publication may object while it hangs; the office is told, and answers.
@Service
public class RaiseObjection {

    private static final int LONGEST = 2_000;

    /// Of one person on one list, as long as none is answered: each holds an award up.
    private static final int MOST_WAITING = 3;

    private final Publications publications;
    private final PublicationObjections objections;
    private final Holders holders;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;

    RaiseObjection(
            Publications publications,
            PublicationObjections objections,
            Holders holders,
            Notices notices,
            Ledger ledger,
            Clock clock) {
        this.publications = publications;
        this.objections = objections;
        this.holders = holders;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    public UUID raise(UUID publication, String words) {
        var it = publications.get(publication);
        var institution = publications.institution(it);
        var actor = Acting.now();
        var today = LocalDate.now(clock);
        var account = actor.account();
        Refused.unlessEmpty(
                Refusal.all(
                        words.isBlank() ? Refusal.input("words", "field.missing") : null,
                        words.strip().length() > LONGEST
                                ? Refusal.input(
                                        "words", "publication.long", String.valueOf(LONGEST))
                                : null,
                        it.shown(today) ? null : Refusal.conflict("publication.over"),
                        account == null ? Refusal.forbidden("publication.nobody") : null,
                        Refusal.when(
                                account != null
                                        && objections.waiting(publication, account) >= MOST_WAITING,
                                "publication.objected",
                                MOST_WAITING)));
        var id =
                objections.object(
                        it,
                        java.util.Objects.requireNonNull(account),
                        actor.name(),
                        words.strip(),
                        clock.instant());
        notices.tell(
                Stream.of("registrar", "academic-office-head")
                        .flatMap(role -> holders.holding(role, institution.id(), today).stream())
                        .map(Holder::account)
                        .distinct()
                        .toList(),
                "notice.publication.objection",
                "/publications/" + publication,
                it.title());
        ledger.record(
                Act.of("publication.object", "publication:" + publication)
                        .at(institution.pos())
                        .to(Map.of("objection", id.toString())));
        return id;
    }

    /// The answer reaches whoever objected.
    @Transactional
    public void answer(UUID publication, UUID objection, String answer) {
        var it = publications.get(publication);
        var institution = publications.institution(it);
        Refused.unlessEmpty(
                Refusal.all(
                        OwnInstitution.unlessMay(institution),
                        answer.isBlank() ? Refusal.input("answer", "field.missing") : null,
                        answer.strip().length() > LONGEST
                                ? Refusal.input(
                                        "answer", "publication.long", String.valueOf(LONGEST))
                                : null));
        var objector =
                objections
                        .objector(publication, objection)
                        .orElseThrow(() -> new Absent("objection " + objection));
        objections.answer(objection, answer.strip(), Acting.now().name(), clock.instant());
        notices.tell(
                java.util.List.of(objector),
                "notice.publication.answered",
                "/publications/" + publication,
                it.title());
        ledger.record(
                Act.of("publication.answer", "publication:" + publication)
                        .at(institution.pos())
                        .to(Map.of("objection", objection.toString())));
    }
}
