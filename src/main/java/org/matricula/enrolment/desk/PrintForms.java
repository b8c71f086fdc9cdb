package org.matricula.enrolment.desk;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.codebook.Codes;
import org.matricula.document.PaperWords;
import org.matricula.document.PdfPrinter;
import org.matricula.enrolment.EnrolmentColumns;
import org.matricula.enrolment.admission.Batch;
import org.matricula.enrolment.admission.Batches;
import org.matricula.enrolment.admission.Candidate;
import org.matricula.enrolment.admission.Candidates;
import org.matricula.enrolment.admission.Moves;
import org.matricula.enrolment.review.ReviewVerdicts;
import org.matricula.vault.Vault;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 新生入学登记表 and 学籍卡: printed at the desk, the second page only for whoever is enrolled. Both bear
/// the identity number in clear, so that printing them stands in the ledger.
@Service
class PrintForms {

    private final Candidates candidates;
    private final Batches batches;
    private final Materials materials;
    private final ReviewVerdicts verdicts;
    private final RegistryLines registry;
    private final Vault vault;
    private final Codes codes;
    private final TemplateEngine templates;
    private final PdfPrinter printer;
    private final MessageSource messages;
    private final Ledger ledger;
    private final Clock clock;

    PrintForms(
            Candidates candidates,
            Batches batches,
            Materials materials,
            ReviewVerdicts verdicts,
            RegistryLines registry,
            Vault vault,
            Codes codes,
            TemplateEngine templates,
            PdfPrinter printer,
            MessageSource messages,
            Ledger ledger,
            Clock clock) {
        this.candidates = candidates;
        this.batches = batches;
        this.materials = materials;
        this.verdicts = verdicts;
        this.registry = registry;
        this.vault = vault;
        this.codes = codes;
        this.templates = templates;
        this.printer = printer;
        this.messages = messages;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    byte[] print(UUID id) {
        var it = candidates.get(id);
        var batch = batches.get(it.batchId());
        var words = new PaperWords(messages, Locale.SIMPLIFIED_CHINESE);
        var html = new StringOutput();
        templates.render(
                "enrolment/form.jte",
                Map.of(
                        "words", words,
                        "batch", batch,
                        "facts", facts(it, batch),
                        "materials", materials.of(it),
                        "verdicts", verdicts.of(id),
                        "card",
                                it.enrolmentId() == null
                                        ? List.of()
                                        : registry.of(it.enrolmentId()),
                        "on", LocalDate.now(clock)),
                html);
        ledger.record(Act.of("admission.print", Moves.subject(id)).at(it.scopePos()));
        var title = words.text("enrolment.form") + " " + it.number();
        return printer.print(html.toString(), title, words.lang()).pdf();
    }

    private List<FormLine> facts(Candidate it, Batch batch) {
        return List.of(
                new FormLine("enrolment.number", it.candidateNumber()),
                new FormLine("page.name", it.name()),
                new FormLine("enrolment.sex", codes.label("sex", it.sex())),
                new FormLine(
                        "enrolment.birth", it.birthOn() == null ? null : it.birthOn().toString()),
                new FormLine(
                        "enrolment.document",
                        vault.open(EnrolmentColumns.DOCUMENT, it.documentNumber(), it.salt())),
                new FormLine("enrolment.ethnicity", label("ethnicity", it.ethnicity())),
                new FormLine(
                        "enrolment.political-status",
                        label("political-status", it.politicalStatus())),
                new FormLine("enrolment.previous-school", it.previousSchool()),
                new FormLine("enrolment.way", label("admission", it.admission())),
                new FormLine(
                        "enrolment.score", it.score() == null ? null : it.score().toPlainString()),
                new FormLine("enrolment.unit", it.unit()),
                new FormLine("enrolment.class", it.className()),
                new FormLine("enrolment.level", label("level", batch.level())),
                new FormLine("enrolment.schooling-years", batch.schoolingYears().toPlainString()),
                new FormLine("enrolment.boarding", label("boarding", it.boarding())),
                new FormLine(
                        "enrolment.phone",
                        vault.open(EnrolmentColumns.PHONE, it.phone(), it.salt())),
                new FormLine(
                        "enrolment.address",
                        vault.open(EnrolmentColumns.HOME_ADDRESS, it.homeAddress(), it.salt())),
                new FormLine("enrolment.student-number", it.studentNumber()));
    }

    private @Nullable String label(String table, @Nullable String code) {
        return code == null ? null : codes.label(table, code);
    }
}
