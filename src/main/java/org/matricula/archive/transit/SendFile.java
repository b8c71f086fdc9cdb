package org.matricula.archive.transit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.document.DocumentKind;
import org.matricula.document.Documents;
import org.matricula.document.Heading;
import org.matricula.document.Issued;
import org.matricula.document.NewDocument;
import org.matricula.document.Notice;
import org.matricula.document.Notice.Paragraph;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.policy.Policies;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 转出 and 调档: each with a numbered letter. A file that is lent or held (封存) cannot leave; one that
/// has left cannot be lent.
@Service
class SendFile {

    private final ShipmentRows rows;
    private final Documents documents;
    private final Policies policies;
    private final MessageSource messages;
    private final Ledger ledger;
    private final Clock clock;

    SendFile(
            ShipmentRows rows,
            Documents documents,
            Policies policies,
            MessageSource messages,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.documents = documents;
        this.policies = policies;
        this.messages = messages;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param due until when the receipt should be here; as the school's rule has it if not given
    @Transactional
    UUID send(Errand asked, Parcel parcel, @Nullable LocalDate due) {
        var it = asked.stripped();
        var of = rows.subject(it.subject());
        var refusals = new ArrayList<>(it.refusals());
        refusals.addAll(parcel.refusals(LocalDate.now(clock)));
        if (of.isEmpty() || of.get().volumeId() == null) {
            refusals.add(Refusal.input("subject", "shipment.volume"));
        }
        if (!parcel.sealed()) {
            refusals.add(Refusal.input("sealed", "shipment.unsealed"));
        }
        var until = until(of, due, refusals);
        Refused.unlessEmpty(refusals);
        var subject = of.get();
        rows.lockVolume(subject.volumeId());
        if (rows.isOut(subject.volumeId())) {
            throw new Refused(Refusal.conflict("shipment.out", subject.volume()));
        }
        if (rows.isHeld(subject.volumeId())) {
            throw new Refused(Refusal.conflict("shipment.held", subject.volume()));
        }
        var carrier =
                messages.getMessage(
                        "shipment.carrier." + parcel.carrier(), null, Locale.SIMPLIFIED_CHINESE);
        var letter =
                issue(
                        subject,
                        DocumentKind.FILE_TRANSFER_NOTICE,
                        "document.fileTransfer.title",
                        it.body(),
                        List.of(
                                new Paragraph(
                                        "document.fileTransfer.text",
                                        subject.name(),
                                        subject.studentNumber(),
                                        subject.volume(),
                                        String.valueOf(parcel.pieces()),
                                        carrier,
                                        parcel.number() == null ? "" : parcel.number(),
                                        it.ground()),
                                new Paragraph("document.fileTransfer.receipt", until),
                                new Paragraph(
                                        "document.fileTransfer.slip",
                                        subject.name(),
                                        String.valueOf(parcel.pieces()))));
        return entered(subject, "out", it, letter, parcel, until);
    }

    /// 调档: the other body is asked to send the file.
    @Transactional
    UUID call(Errand asked, @Nullable LocalDate due) {
        var it = asked.stripped();
        var of = rows.subject(it.subject());
        var refusals = new ArrayList<>(it.refusals());
        if (of.isEmpty()) {
            refusals.add(Refusal.input("subject", "shipment.student"));
        }
        var until = until(of, due, refusals);
        Refused.unlessEmpty(refusals);
        var subject = of.get();
        if (rows.called(subject.enrolmentId())) {
            throw new Refused(Refusal.conflict("shipment.called", subject.name()));
        }
        var letter =
                issue(
                        subject,
                        DocumentKind.FILE_REQUEST_LETTER,
                        "document.fileRequest.title",
                        it.body(),
                        List.of(
                                new Paragraph(
                                        "document.fileRequest.text",
                                        it.ground(),
                                        subject.name(),
                                        subject.studentNumber(),
                                        until)));
        return entered(subject, "in", it, letter, null, until);
    }

    private UUID entered(
            ShipmentRows.Subject of,
            String direction,
            Errand it,
            Issued letter,
            @Nullable Parcel parcel,
            LocalDate until) {
        var id =
                rows.add(
                        of,
                        direction,
                        it,
                        letter.number(),
                        letter.id(),
                        parcel,
                        until,
                        parcel == null ? null : parcel.day(LocalDate.now(clock)),
                        clock.instant());
        ledger.record(
                Act.of(
                                direction.equals("out") ? "archive.send-file" : "archive.call-file",
                                "shipment:" + id)
                        .at(of.scopePos())
                        .because(it.ground())
                        .to(Map.of("number", letter.number(), "body", it.body())));
        return id;
    }

    private @Nullable LocalDate until(
            java.util.Optional<ShipmentRows.Subject> of,
            @Nullable LocalDate due,
            List<Refusal> refusals) {
        var today = LocalDate.now(clock);
        if (due != null && due.isBefore(today)) {
            refusals.add(Refusal.input("due", "shipment.due"));
        }
        return due != null || of.isEmpty()
                ? due
                : today.plusDays(
                        policies.value(TransitPolicies.DAYS, of.get().institutionId(), today));
    }

    private Issued issue(
            ShipmentRows.Subject of,
            DocumentKind kind,
            String title,
            String body,
            List<Paragraph> said) {
        return documents.issue(
                new NewDocument(
                        kind,
                        of.institutionId(),
                        of.scopePos(),
                        of.enrolmentId(),
                        of.personId(),
                        of.name(),
                        null),
                heading -> letter(heading, title, body, said));
    }

    static Notice letter(Heading heading, String title, String body, List<Paragraph> said) {
        var all = new ArrayList<Paragraph>();
        all.add(new Paragraph("document.fileTransfer.to", body));
        all.addAll(said);
        return new Notice(
                title,
                Notice.Kind.LETTER,
                heading,
                null,
                all,
                List.of(),
                heading.school(),
                heading.printedOn(),
                List.of(),
                false);
    }
}
