package org.matricula.graduation.register;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.document.Documents;
import org.matricula.document.PrintCopies;
import org.matricula.graduation.check.GraduateCampaigns;
import org.matricula.job.Jobs;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/// 成批出具: a class's forms, with or without the transcripts, printed in the background and fetched as
/// a ZIP or as one signed print copy. Neither is ever whole in memory.
@Service
class AskForRegisters {

    private final GraduateCampaigns campaigns;
    private final RegisterBatches batches;
    private final Jobs jobs;
    private final Documents documents;
    private final PrintCopies copies;
    private final Units units;
    private final TransactionOperations transaction;
    private final Ledger ledger;
    private final Clock clock;

    AskForRegisters(
            GraduateCampaigns campaigns,
            RegisterBatches batches,
            Jobs jobs,
            Documents documents,
            PrintCopies copies,
            Units units,
            TransactionOperations transaction,
            Ledger ledger,
            Clock clock) {
        this.campaigns = campaigns;
        this.batches = batches;
        this.jobs = jobs;
        this.documents = documents;
        this.copies = copies;
        this.units = units;
        this.transaction = transaction;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    UUID ask(UUID campaignId, UUID unitId, boolean withTranscripts) {
        var campaign = campaigns.get(campaignId);
        var unit = units.find(unitId).orElseThrow(() -> new Absent("unit"));
        if (!Acting.now().scope().reaches(unit.pos())) {
            throw new Absent("unit");
        }
        UUID id;
        try {
            id = batches.add(campaign, unit, withTranscripts, clock.instant());
        } catch (DuplicateKeyException running) {
            throw new Refused(Refusal.conflict("register-form.running", unit.name()));
        }
        if (batches.get(id).students() == 0) {
            throw new Refused(Refusal.rule("graduate.nobody", unit.name()));
        }
        ledger.record(
                Act.of("register-form.batch", "graduate-campaign:" + campaignId)
                        .at(unit.pos())
                        .to(Map.of("unit", unit.name(), "transcripts", withTranscripts)));
        jobs.begin(PrintRegisters.NAME, id);
        return id;
    }

    /// @throws Refused before anything is written
    RegisterBatches.Batch ready(UUID batch) {
        var it = batches.get(batch);
        if (!it.state().equals("done") || it.issued() == 0) {
            throw new Refused(Refusal.conflict("register-form.not-done"));
        }
        return it;
    }

    void zip(RegisterBatches.Batch batch, OutputStream out) throws IOException {
        var names = new HashSet<String>();
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            // PDF files are compressed already
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (var id : batches.documents(batch.id())) {
                var document = documents.get(id);
                var name = document.personName() + " " + document.number() + ".pdf";
                zip.putNextEntry(new ZipEntry(names.add(name) ? name : id + ".pdf"));
                Files.copy(documents.open(id).path(), zip);
                zip.closeEntry();
            }
        }
        took(batch, "zip");
    }

    void pdf(RegisterBatches.Batch batch, OutputStream out) throws IOException {
        copies.write(
                campaigns.get(batch.campaignId()).institutionId(),
                batch.unit(),
                batches.documents(batch.id()),
                out);
        took(batch, "pdf");
    }

    private void took(RegisterBatches.Batch batch, String as) {
        transaction.executeWithoutResult(status ->
                ledger.record(
                        Act.of("register-form.take", "register-batch:" + batch.id())
                                .at(batch.scopePos())
                                .to(Map.of("as", as, "papers", batch.issued()))));
    }
}
