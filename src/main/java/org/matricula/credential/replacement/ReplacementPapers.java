package org.matricula.credential.replacement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.matricula.credential.certificate.Certificate;
import org.matricula.credential.certificate.DiplomaSheets;
import org.matricula.credential.certificate.Diplomas;
import org.matricula.document.ApprovalForm;
import org.matricula.document.Block;
import org.matricula.document.DocumentKind;
import org.matricula.document.Documents;
import org.matricula.document.Field;
import org.matricula.document.Field.Choice;
import org.matricula.document.Field.Picture;
import org.matricula.document.Field.Width;
import org.matricula.document.Field.Words;
import org.matricula.document.NewDocument;
import org.matricula.document.Opinion;
import org.matricula.document.StudentFacts;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.registry.Particulars;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Proceedings;
import org.matricula.workflow.Proceedings.OfficeOpinion;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// The forms of exchange and replacement, printed with the new number once it is granted; of a lost
/// diploma 补发毕业证明书申请表 (F-5).
@Component
class ReplacementPapers {

    private final Documents documents;
    private final Particulars particulars;
    private final Diplomas certificates;
    private final DiplomaSheets sheets;
    private final MessageSource words;
    private final Clock clock;

    ReplacementPapers(
            Documents documents,
            Particulars particulars,
            Diplomas certificates,
            DiplomaSheets sheets,
            MessageSource words,
            Clock clock) {
        this.documents = documents;
        this.particulars = particulars;
        this.certificates = certificates;
        this.sheets = sheets;
        this.words = words;
        this.clock = clock;
    }

    void exchange(ExchangeRequest form, CaseView granted, Proceedings proceedings) {
        var made = made(granted);
        issue(
                DocumentKind.COMPLETION_EXCHANGE_FORM,
                granted,
                proceedings,
                List.of(
                        Field.full("certificate.explanation", form.explanation()),
                        Field.half("certificate.old-number", made.replaces()),
                        Field.half("certificate.new-number", made.number()),
                        Field.day("certificate.dated-on", made.datedOn(), Width.FULL)));
    }

    void fault(FaultReport form, CaseView granted, Proceedings proceedings) {
        var made = made(granted);
        issue(
                DocumentKind.CERTIFICATE_FAULT_FORM,
                granted,
                proceedings,
                List.of(
                        ticked(
                                "certificate.fault",
                                List.of("print-error", "data-error"),
                                form.fault()),
                        Field.half("certificate.wrong", form.wrong()),
                        Field.half("certificate.right", form.right()),
                        Field.half("certificate.old-number", made.replaces()),
                        Field.half("certificate.new-number", made.number())));
    }

    void proof(ProofRequest form, CaseView granted, Proceedings proceedings) {
        var made = made(granted);
        var old = certificates.get(Objects.requireNonNull(made.replacesId()));
        issue(
                DocumentKind.GRADUATION_PROOF_FORM,
                granted,
                proceedings,
                List.of(
                        Field.half("certificate.level", old.level()),
                        Field.half("certificate.duration", old.duration()),
                        Field.day("certificate.from-on", old.fromOn(), Width.HALF),
                        Field.day("certificate.to-on", old.toOn(), Width.HALF),
                        Field.full("certificate.old-number", old.number()),
                        ticked(
                                "certificate.ground",
                                List.of("diploma-lost", "diploma-damaged", "diploma-other"),
                                form.ground()),
                        Field.full("certificate.explanation", form.explanation()),
                        Field.half(
                                "certificate.newspaper",
                                form.announced()
                                        ? form.paper()
                                                + " ("
                                                + text("case.option." + form.paperLevel())
                                                + ")"
                                        : ""),
                        Field.half(
                                "certificate.notice",
                                form.announced() ? form.noticeOn() + " " + form.page() : ""),
                        Field.half("certificate.phone", form.phone()),
                        Field.half("certificate.address", form.address()),
                        Field.half("certificate.collect", text("case.option." + form.collect())),
                        Field.half("certificate.proof-number", made.number()),
                        Field.full(
                                "certificate.papers",
                                String.join(
                                        "、",
                                        proceedings.evidence().stream()
                                                .map(it -> text("evidence." + it))
                                                .toList())),
                        Field.half("certificate.clerk", ""),
                        Field.half("certificate.received", ""),
                        photo(old)));
    }

    /// The form of what was taken back says so.
    void takeBack(CaseView granted, String reason) {
        documents.ofCase(granted.id()).forEach(it -> documents.revoked(it, reason));
    }

    private Certificate made(CaseView granted) {
        return certificates.of(granted.subject()).stream()
                .filter(it -> it.stands() && it.replacesId() != null)
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.rule("fault.no-certificate")));
    }

    private void issue(
            DocumentKind kind, CaseView granted, Proceedings proceedings, List<Field> fields) {
        var student = particulars.on(granted.subject(), LocalDate.now(clock));
        documents.issue(
                new NewDocument(
                        kind,
                        granted.institution(),
                        granted.scopePos(),
                        granted.subject(),
                        granted.person(),
                        student.name(),
                        granted.id()),
                heading ->
                        new ApprovalForm(
                                kind.label(),
                                heading,
                                List.of(new Block.Fields(who(student)), new Block.Fields(fields)),
                                opinions(granted, proceedings),
                                List.of("certificate.form-note"),
                                List.of()));
    }

    private static List<Field> who(StudentFacts it) {
        return List.of(
                Field.third("document.field.name", it.name()),
                Field.third("document.field.sex", it.sex()),
                Field.day("document.field.bornOn", it.bornOn(), Width.THIRD),
                Field.half("document.field.idNumber", it.idNumber()),
                Field.half("document.field.studentNumber", it.studentNumber()),
                Field.half("document.field.department", it.department()),
                Field.half("document.field.major", it.major()));
    }

    private Field photo(Certificate it) {
        var data = sheets.photo(it.photoId());
        return new Field(
                "certificate.same-photo",
                data.isEmpty() ? new Words("") : new Picture(data, it.name()),
                Width.FULL);
    }

    private static Field ticked(String label, List<String> options, String chosen) {
        return new Field(
                label,
                new Choice(
                        options.stream().map("case.option."::concat).toList(),
                        Set.of("case.option." + chosen)),
                Width.FULL);
    }

    private List<Opinion> opinions(CaseView it, Proceedings proceedings) {
        var all = new ArrayList<Opinion>();
        var statement =
                it.applicantRole().equals("guardian")
                        ? "document.statement.guardian"
                        : "document.statement.student";
        all.add(
                Opinion.toSign(
                        "document.step.applicant", text(statement, text("case." + it.kind()))));
        proceedings.opinions().forEach(one -> all.add(opinion(one)));
        return all;
    }

    private Opinion opinion(OfficeOpinion it) {
        var key = "document.step." + it.task();
        var label =
                words.getMessage(key, null, "", Locale.SIMPLIFIED_CHINESE).isEmpty()
                        ? it.name()
                        : key;
        var said = it.said();
        if (said == null) {
            return Opinion.notNeeded(label);
        }
        var comment = said.comment();
        var given =
                Opinion.given(
                        label,
                        comment == null || comment.isBlank() ? text("document.approved") : comment,
                        said.signer(),
                        said.office(),
                        said.on());
        return said.deputyOf() == null ? given : given.byDeputyOf(said.deputyOf());
    }

    private String text(String key, @Nullable Object... args) {
        return words.getMessage(key, args, Locale.SIMPLIFIED_CHINESE);
    }
}
