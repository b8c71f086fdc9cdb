package org.matricula.enrolment.collection;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.attachment.Files;
import org.matricula.attachment.NewFile;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.registry.ContactDetails;
import org.matricula.registry.UpdateContacts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 核对更正: how somebody is reached they change freely; who they are only with evidence, which an
/// officer looks at. Not after the signature, and not outside the days of the collection.
@Service
class PutRight {

    private static final int LONGEST = 200;

    private final InfoCollections collections;
    private final OwnRecord own;
    private final Claims claims;
    private final UpdateContacts contacts;
    private final Files files;
    private final Ledger ledger;
    private final Clock clock;

    PutRight(
            InfoCollections collections,
            OwnRecord own,
            Claims claims,
            UpdateContacts contacts,
            Files files,
            Ledger ledger,
            Clock clock) {
        this.collections = collections;
        this.own = own;
        this.claims = claims;
        this.contacts = contacts;
        this.files = files;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// What is left blank stays as it is.
    @Transactional
    void change(UUID collection, UUID enrolment, ContactDetails typed) {
        var sheet = collections.lock(collection, enrolment);
        Refused.unlessEmpty(refusals(sheet));
        var merged = typed.or(own.of(enrolment).contacts());
        if (merged.phone() != null && !merged.phone().matches("\\+?[0-9-]{5,20}")) {
            throw new Refused(Refusal.input("phone", "collection.phone"));
        }
        contacts.update(List.of(new UpdateContacts.Update(enrolment, sheet.personId(), merged)));
        ledger.record(Act.of("collection.contacts", "enrolment:" + enrolment).at(sheet.scopePos()));
    }

    @Transactional
    void claim(
            UUID collection,
            UUID enrolment,
            String field,
            String value,
            String fileName,
            byte[] evidence) {
        var sheet = collections.lock(collection, enrolment);
        var found = new java.util.ArrayList<>(refusals(sheet));
        found.addAll(
                Refusal.all(
                        OwnRecord.CLAIMED.contains(field)
                                ? null
                                : Refusal.input("field", "collection.field"),
                        value.isBlank() || value.length() > LONGEST
                                ? Refusal.input("value", "collection.value")
                                : null,
                        evidence.length == 0
                                ? Refusal.input("evidence", "collection.evidence")
                                : null,
                        claims.of(collection, enrolment).stream()
                                        .anyMatch(it ->
                                                it.field().equals(field) && it.accepted() == null)
                                ? Refusal.conflict("collection.claimed")
                                : null));
        Refused.unlessEmpty(found);
        var file =
                files.store(
                        NewFile.of(
                                sheet.scopePos(),
                                sheet.personId(),
                                "evidence",
                                fileName,
                                evidence));
        var id = claims.add(sheet, field, value.strip(), file.id(), clock.instant());
        ledger.record(
                Act.of("collection.claim", "enrolment:" + enrolment)
                        .at(sheet.scopePos())
                        .to(
                                Map.of(
                                        "claim",
                                        id.toString(),
                                        "field",
                                        field,
                                        "value",
                                        new Ledger.Private(value.strip()))));
    }

    List<Refusal> refusals(InfoCollections.Sheet sheet) {
        var today = LocalDate.now(clock);
        var collection = collections.get(sheet.collectionId());
        return Refusal.all(
                sheet.state().equals("open")
                        ? null
                        : Refusal.conflict("collection.signed", sheet.name()),
                collection.openOn(today)
                        ? null
                        : Refusal.rule(
                                "collection.window",
                                collection.opensOn().toString(),
                                collection.closesOn().toString()));
    }
}
