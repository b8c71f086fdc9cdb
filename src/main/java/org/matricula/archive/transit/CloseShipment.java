package org.matricula.archive.transit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.document.DocumentKind;
import org.matricula.document.Documents;
import org.matricula.document.NewDocument;
import org.matricula.document.Notice.Paragraph;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 回执: comes back for what went out, or goes out for what came in; and what came back undelivered.
@Service
class CloseShipment {

    private static final int LONGEST = 200;

    private final ShipmentRows rows;
    private final Documents documents;
    private final MessageSource messages;
    private final Ledger ledger;
    private final Clock clock;

    CloseShipment(
            ShipmentRows rows,
            Documents documents,
            MessageSource messages,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.documents = documents;
        this.messages = messages;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param on day the other side signed
    @Transactional
    void receipt(UUID id, @Nullable LocalDate on, String by, @Nullable String note) {
        rows.lock(id);
        var it = rows.get(id);
        var today = LocalDate.now(clock);
        Refused.unlessEmpty(
                Refusal.all(
                        it.state().equals("sent") ? null : Refusal.conflict("shipment.not-sent"),
                        on == null
                                        || on.isAfter(today)
                                        || (it.movedOn() != null && on.isBefore(it.movedOn()))
                                ? Refusal.input("on", "shipment.receipt-on")
                                : null,
                        by.isBlank() || by.length() > LONGEST
                                ? Refusal.input("by", "shipment.receipt-by")
                                : null));
        rows.receipted(id, on, by.strip(), filled(note), null);
        ledger.record(
                Act.of("archive.receipt", "shipment:" + id)
                        .at(it.scopePos())
                        .to(Map.of("number", it.number(), "on", on.toString(), "by", by.strip())));
    }

    /// 退回: the file is in the archive again.
    @Transactional
    void returned(UUID id, String note) {
        rows.lock(id);
        var it = rows.get(id);
        Refused.unlessEmpty(
                Refusal.all(
                        it.direction().equals("out") && !it.state().equals("returned")
                                ? null
                                : Refusal.conflict("shipment.not-sent"),
                        note.isBlank() || note.length() > LONGEST
                                ? Refusal.input("note", "shipment.note")
                                : null));
        rows.returned(id, note.strip());
        ledger.record(
                Act.of("archive.file-returned", "shipment:" + id)
                        .at(it.scopePos())
                        .because(note.strip())
                        .to(Map.of("number", it.number())));
    }

    /// 撤回 or 对方不予提供: what was called for does not come; the letter is void, and another may be
    /// written.
    ///
    /// @param declined whether the other side refused
    @Transactional
    void calledOff(UUID id, boolean declined, String note) {
        rows.lock(id);
        var it = rows.get(id);
        Refused.unlessEmpty(
                Refusal.all(
                        it.state().equals("called")
                                ? null
                                : Refusal.conflict("shipment.not-called"),
                        note.isBlank() || note.length() > LONGEST
                                ? Refusal.input("note", "shipment.call-off")
                                : null));
        rows.calledOff(id, declined ? "declined" : "withdrawn", note.strip());
        documents.revoked(documents.get(it.documentId()), note.strip());
        ledger.record(
                Act.of(
                                declined ? "archive.file-declined" : "archive.call-off-file",
                                "shipment:" + id)
                        .at(it.scopePos())
                        .because(note.strip())
                        .to(Map.of("number", it.number())));
    }

    /// What was called for has come; how it came is written down before it is opened.
    @Transactional
    void arrived(UUID id, Parcel parcel) {
        rows.lock(id);
        var it = rows.get(id);
        Refused.unlessEmpty(
                Refusal.all(
                        it.state().equals("called")
                                ? null
                                : Refusal.conflict("shipment.not-called")));
        Refused.unlessEmpty(parcel.refusals(LocalDate.now(clock)));
        rows.arrived(id, parcel, parcel.day(LocalDate.now(clock)));
        ledger.record(
                Act.of("archive.file-arrived", "shipment:" + id)
                        .at(it.scopePos())
                        .to(
                                Map.of(
                                        "number", it.number(),
                                        "sealed", parcel.sealed(),
                                        "pieces", parcel.pieces())));
    }

    /// Our own receipt for it, as a numbered letter.
    @Transactional
    void acknowledge(UUID id) {
        rows.lock(id);
        var it = rows.get(id);
        if (!it.state().equals("arrived")) {
            throw new Refused(Refusal.conflict("shipment.not-arrived"));
        }
        var receipt =
                documents.issue(
                        new NewDocument(
                                DocumentKind.FILE_RECEIPT,
                                it.institutionId(),
                                it.scopePos(),
                                it.enrolmentId(),
                                it.personId(),
                                it.student(),
                                null),
                        heading ->
                                SendFile.letter(
                                        heading,
                                        "document.fileReceipt.title",
                                        it.body(),
                                        List.of(
                                                new Paragraph(
                                                        "document.fileReceipt.text",
                                                        it.student(),
                                                        it.studentNumber(),
                                                        String.valueOf(it.pieces()),
                                                        it.movedOn(),
                                                        messages.getMessage(
                                                                Boolean.TRUE.equals(it.sealed())
                                                                        ? "document.fileReceipt.sealed"
                                                                        : "document.fileReceipt.unsealed",
                                                                null,
                                                                java.util.Locale
                                                                        .SIMPLIFIED_CHINESE)))));
        rows.receipted(
                id, LocalDate.now(clock), Acting.now().name(), receipt.number(), receipt.id());
        ledger.record(
                Act.of("archive.acknowledge", "shipment:" + id)
                        .at(it.scopePos())
                        .to(Map.of("number", receipt.number())));
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
