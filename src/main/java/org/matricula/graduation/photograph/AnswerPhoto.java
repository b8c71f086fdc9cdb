package org.matricula.graduation.photograph;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.graduation.check.GraduateClaims;
import org.matricula.graduation.check.GraduateSheets;
import org.matricula.graduation.photograph.GraduatePhotoRows.Photo;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.matricula.registry.AccountLinks;
import org.matricula.registry.GraduationImages;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 图像核对: the graduate looks at image, document number and name. Confirmed, the image goes to the
/// register and on to certificates; refused, it is taken again.
@Service
class AnswerPhoto {

    private final GraduateSheets sheets;
    private final GraduateClaims claims;
    private final GraduatePhotoRows photos;
    private final PhotoTickets tickets;
    private final GraduationImages images;
    private final AccountLinks accounts;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;

    AnswerPhoto(
            GraduateSheets sheets,
            GraduateClaims claims,
            GraduatePhotoRows photos,
            PhotoTickets tickets,
            GraduationImages images,
            AccountLinks accounts,
            Notices notices,
            Ledger ledger,
            Clock clock) {
        this.sheets = sheets;
        this.claims = claims;
        this.photos = photos;
        this.tickets = tickets;
        this.images = images;
        this.accounts = accounts;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @throws Refused unless it is the graduate, all three are right, and their information is
    ///   confirmed
    @Transactional
    void confirm(UUID campaign, UUID enrolment, boolean image, boolean document, boolean name) {
        var graduate = sheets.lock(campaign, enrolment);
        var photo = photos.last(graduate).orElse(null);
        Refused.unlessEmpty(
                Refusal.all(
                        themselves(graduate),
                        unready(photo),
                        image && document && name
                                ? null
                                : Refusal.input("items", "graduate.three-items"),
                        graduate.state().equals("confirmed") && !claims.waits(enrolment)
                                ? null
                                : Refusal.rule("graduate.check-first")));
        photos.answered(photo.id(), "confirmed", clock.instant());
        images.keep(enrolment, graduate.scopePos(), photo.fileId());
        note("graduate.photo-confirm", graduate, photo, null);
    }

    /// 不是本人 or otherwise wrong: a ticket is opened and the photograph stands no longer.
    @Transactional
    void refuse(UUID campaign, UUID enrolment, String note) {
        var graduate = sheets.lock(campaign, enrolment);
        var photo = photos.last(graduate).orElse(null);
        Refused.unlessEmpty(
                Refusal.all(
                        themselves(graduate),
                        unready(photo),
                        note.isBlank() ? Refusal.input("note", "graduate.reason") : null));
        photos.answered(photo.id(), "refused", clock.instant());
        tickets.open(campaign, enrolment, "wrong", List.of(), note.strip(), clock.instant());
        images.takeAway(enrolment, graduate.scopePos(), note.strip());
        note("graduate.photo-refuse", graduate, photo, note.strip());
    }

    /// 学校要求补拍, such as after the comparison of faces failed: what was confirmed counts no longer,
    /// for the audit, on a certificate or in the national file.
    @Transactional
    void demand(UUID campaign, UUID enrolment, String note) {
        var graduate = sheets.lock(campaign, enrolment);
        Refused.unlessEmpty(
                Refusal.all(
                        note.isBlank() ? Refusal.input("note", "graduate.reason") : null,
                        tickets.of(enrolment).isEmpty()
                                ? null
                                : Refusal.conflict("graduate.ticket-open", graduate.name())));
        tickets.open(campaign, enrolment, "office", List.of(), note.strip(), clock.instant());
        images.takeAway(enrolment, graduate.scopePos(), note.strip());
        notices.tell(
                accounts.parties(graduate.personId(), LocalDate.now(clock)),
                "graduation.notice.ticket",
                "/own-graduation/" + campaign + "/" + enrolment + "/photo");
        note("graduate.ticket", graduate, null, note.strip());
    }

    /// 不必补拍: what the graduate had confirmed stands again.
    @Transactional
    void drop(UUID ticket, String why) {
        if (why.isBlank()) {
            throw new Refused(Refusal.input("reason", "graduate.reason"));
        }
        var dropped =
                tickets.drop(ticket, why.strip(), clock.instant())
                        .orElseThrow(() -> new Refused(Refusal.conflict("graduate.ticket-closed")));
        photos.last(sheets.lock(dropped.campaignId(), dropped.enrolmentId()))
                .filter(it -> it.state().equals("confirmed"))
                .ifPresent(
                        it -> images.keep(dropped.enrolmentId(), dropped.scopePos(), it.fileId()));
        ledger.record(
                Act.of("graduate.ticket-drop", "photo-ticket:" + ticket)
                        .at(dropped.scopePos())
                        .because(why.strip()));
    }

    private static @Nullable Refusal themselves(GraduateSheets.Graduate it) {
        return Acting.now().holds("student")
                        && Acting.now().scope().persons().equals(List.of(it.personId()))
                ? null
                : Refusal.forbidden("graduate.themselves");
    }

    private @Nullable Refusal unready(@Nullable Photo photo) {
        if (photo == null || photo.state().equals("replaced")) {
            return Refusal.conflict("graduate.no-photo");
        }
        if (!photo.state().equals("shown")) {
            return Refusal.conflict("graduate.photo-answered");
        }
        if (photo.waits()) {
            return Refusal.rule("graduate.photo-unlooked");
        }
        return photo.lookFrom().isAfter(LocalDate.now(clock))
                ? Refusal.rule("graduate.look-later", photo.lookFrom().toString())
                : null;
    }

    private void note(
            String act, GraduateSheets.Graduate it, @Nullable Photo photo, @Nullable String why) {
        ledger.record(
                Act.of(act, "enrolment:" + it.enrolmentId())
                        .at(it.scopePos())
                        .because(why)
                        .to(photo == null ? Map.of() : Map.of("file", photo.fileId().toString())));
    }
}
