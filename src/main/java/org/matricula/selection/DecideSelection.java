package org.matricula.selection;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.governance.publication.PublishList;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 复核、公示、授予: by another than whoever drew the list up, submitted it or changed it; awarded when the
/// publication is over and no objection waits for an answer.
@Service
public class DecideSelection {

    private final SelectionRows rows;
    private final RecordRows candidates;
    private final AwardRows awards;
    private final Reckoning reckoning;
    private final PublishList publications;
    private final Units units;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;

    DecideSelection(
            SelectionRows rows,
            RecordRows candidates,
            AwardRows awards,
            Reckoning reckoning,
            PublishList publications,
            Units units,
            Notices notices,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.candidates = candidates;
        this.awards = awards;
        this.reckoning = reckoning;
        this.publications = publications;
        this.units = units;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param review needed where the list is sent back
    @Transactional
    public void review(UUID round, boolean approved, @Nullable String review) {
        var it = whole(round);
        var account = Acting.now().account();
        var own =
                account == null
                        || account.equals(it.openerId())
                        || account.equals(it.submitterId())
                        || rows.preparedBySelf(round)
                        || rows.changedBySelf(round);
        Refused.unlessEmpty(
                Refusal.all(
                        it.state().equals("submitted")
                                ? null
                                : Refusal.conflict("selection.not-submitted"),
                        own ? Refusal.conflict("selection.own") : null,
                        !approved && (review == null || review.isBlank())
                                ? Refusal.input("review", "field.missing")
                                : null));
        var words = review == null || review.isBlank() ? null : review.strip();
        rows.reviewed(round, approved, words, clock.instant());
        ledger.record(
                Act.of(approved ? "selection.approve" : "selection.return", "selection:" + round)
                        .at(it.scopePos())
                        .because(words));
    }

    /// @return the publication
    @Transactional
    public UUID publish(
            UUID round, String office, String phone, @Nullable Integer days, boolean open) {
        var it = whole(round);
        var scheme = rows.scheme(it.schemeId());
        Refused.unlessEmpty(
                Refusal.all(
                        it.state().equals("approved")
                                ? null
                                : Refusal.conflict("selection.not-approved"),
                        open && scheme.need()
                                ? Refusal.input("open", "selection.need-open")
                                : null));
        var publication =
                publications.publish(
                        new PublishList.NewList(
                                it.institutionId(),
                                "selection",
                                it.name(),
                                scheme.basis(),
                                office,
                                phone,
                                days,
                                open,
                                false,
                                awards.entries(round, it.scheme())));
        rows.published(round, publication);
        ledger.record(
                Act.of("selection.publish", "selection:" + round)
                        .at(it.scopePos())
                        .to(Map.of("publication", publication.toString())));
        return publication;
    }

    /// 授予: written into each file and told, to those who fulfil the criteria still. A loan is a
    /// contract with a bank, and needs no publicity.
    ///
    /// @return how many
    @Transactional
    public int award(UUID round) {
        var it = whole(round);
        var scheme = rows.scheme(it.schemeId());
        var unpublished = it.state().equals("approved") && scheme.kind().equals("loan");
        var hanging = it.publicationId() == null ? null : publications.hanging(it.publicationId());
        Refused.unlessEmpty(
                Refusal.all(
                        unpublished || it.state().equals("published") && hanging != null
                                ? null
                                : Refusal.conflict("selection.not-published"),
                        hanging != null && hanging.withdrawn()
                                ? Refusal.conflict("selection.withdrawn")
                                : null,
                        hanging != null && !hanging.over()
                                ? Refusal.rule("selection.hanging", hanging.last().toString())
                                : null,
                        hanging != null && hanging.unanswered() > 0
                                ? Refusal.rule("selection.objections", hanging.unanswered())
                                : null));
        Refused.unlessEmpty(reckoning.fallen(it, scheme));
        var today = LocalDate.now(clock);
        var many = awards.award(it, today);
        awards.awarded(round, today);
        notices.tell(awards.accounts(round), "selection.told.awarded", "/own-files", it.scheme());
        ledger.record(
                Act.of("selection.award", "selection:" + round)
                        .at(it.scopePos())
                        .to(Map.of("students", many)));
        return many;
    }

    /// 重新评选, or an objection upheld: back to the draft, and the list comes down.
    @Transactional
    public void takeBack(UUID round, String why) {
        var it = whole(round);
        Refused.unlessEmpty(
                Refusal.all(
                        List.of("approved", "published").contains(it.state())
                                ? null
                                : Refusal.conflict("selection.not-published"),
                        why.isBlank() ? Refusal.input("reason", "reason.missing") : null));
        if (it.publicationId() != null) {
            publications.takeDown(it.publicationId(), why.strip());
        }
        rows.reviewed(round, false, why.strip(), clock.instant());
        ledger.record(
                Act.of("selection.take-back", "selection:" + round)
                        .at(it.scopePos())
                        .because(why.strip()));
    }

    /// 撤销; before the awarding 取消资格, which leaves the rest of the list as it hangs.
    @Transactional
    public void revoke(UUID round, UUID enrolment, String why) {
        var it = whole(round);
        Refused.unlessEmpty(
                Refusal.all(why.isBlank() ? Refusal.input("reason", "reason.missing") : null));
        if (List.of("approved", "published").contains(it.state())) {
            disqualify(it, enrolment, why.strip());
            return;
        }
        if (!awards.revoke(round, enrolment, why.strip(), LocalDate.now(clock))) {
            throw new Refused(Refusal.conflict("selection.nothing"));
        }
        ledger.record(
                Act.of("selection.revoke", "selection:" + round)
                        .at(it.scopePos())
                        .because(why.strip())
                        .to(Map.of("enrolment", enrolment.toString())));
    }

    private void disqualify(Round it, UUID enrolment, String why) {
        var line =
                candidates
                        .line(it.id(), enrolment)
                        .filter(Candidate::chosen)
                        .orElseThrow(() -> new Refused(Refusal.conflict("selection.nothing")));
        candidates.change(it.id(), line.enrolmentId(), false, why);
        ledger.record(
                Act.of("selection.disqualify", "selection:" + it.id())
                        .at(it.scopePos())
                        .because(why)
                        .to(Map.of("enrolment", enrolment.toString())));
    }

    /// Locked; whoever sees only part of those it chooses from decides nothing on it.
    private Round whole(UUID round) {
        rows.hold(round);
        var it = rows.round(round);
        if (!DrawUp.whole(units.get(it.unitId()))) {
            throw new Absent("selection");
        }
        return it;
    }
}
