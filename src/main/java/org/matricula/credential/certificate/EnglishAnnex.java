package org.matricula.credential.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.credential.LatinName;
import org.matricula.credential.transcript.EnglishNames;
import org.matricula.document.DocumentKind;
import org.matricula.document.Documents;
import org.matricula.document.Field;
import org.matricula.document.Heading;
import org.matricula.document.NewDocument;
import org.matricula.document.Notice;
import org.matricula.document.Notice.Paragraph;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 英文附页: what a certificate says, in English, as a paper of the school that anybody can verify. The
/// Chinese certificate is the one that counts; the annex ends with it.
@Service
public class EnglishAnnex {

    private final Diplomas certificates;
    private final DiplomaRows rows;
    private final AnnexRows annexes;
    private final EnglishNames names;
    private final Codes codes;
    private final Documents documents;

    EnglishAnnex(
            Diplomas certificates,
            DiplomaRows rows,
            AnnexRows annexes,
            EnglishNames names,
            Codes codes,
            Documents documents) {
        this.certificates = certificates;
        this.rows = rows;
        this.annexes = annexes;
        this.names = names;
        this.codes = codes;
        this.documents = documents;
    }

    /// @return the document, the same each time
    /// @throws Refused naming the school or the programme that has no English name
    @Transactional
    public UUID of(UUID id) {
        rows.lock(List.of(id));
        var it = certificates.get(id);
        var made = annexes.of(id);
        if (made.isPresent()) {
            return made.get();
        }
        var school = names.of(List.of(it.institutionId())).get(it.institutionId());
        var major = major(it);
        var missing =
                new ArrayList<>(names.missing(it.institutionId(), Map.of(it.institutionId(), "")));
        if (it.major() != null && major == null) {
            missing.add(it.major());
        }
        Refused.unlessEmpty(
                it.state().equals("handed")
                        ? missing.stream()
                                .map(name -> Refusal.rule("transcript.english", name))
                                .toList()
                        : List.of(
                                Refusal.conflict(
                                        it.stands()
                                                ? "certificate.not-handed"
                                                : "certificate.ended",
                                        it.number())));
        var issued =
                documents.issue(
                        new NewDocument(
                                DocumentKind.CERTIFICATE_ANNEX,
                                it.institutionId(),
                                it.scopePos(),
                                it.enrolmentId(),
                                it.personId(),
                                it.name(),
                                null),
                        Locale.ENGLISH,
                        heading -> paper(it, heading, Objects.requireNonNull(school), major));
        annexes.write(id, issued.id());
        return issued.id();
    }

    private Notice paper(Certificate it, Heading heading, String school, @Nullable String major) {
        var facts = new ArrayList<Field>();
        facts.add(Field.half("certificate.number", it.number()));
        if (major != null) {
            facts.add(Field.half("certificate.major", major));
        }
        if (it.level() != null) {
            facts.add(Field.half("certificate.level", english("level", it.level())));
        }
        if (it.studyForm() != null) {
            facts.add(Field.half("certificate.study-form", english("study-form", it.studyForm())));
        }
        return new Notice(
                DocumentKind.CERTIFICATE_ANNEX.label(),
                Notice.Kind.LETTER,
                heading.of(school),
                null,
                List.of(
                        new Paragraph(
                                "certificate.annex." + it.kind(),
                                new LatinName(it.name()).printed(),
                                english("sex", it.sex()),
                                it.bornOn(),
                                school,
                                it.fromOn(),
                                it.toOn(),
                                it.datedOn()),
                        new Paragraph("certificate.annex.counts")),
                facts,
                school,
                it.datedOn(),
                List.of(),
                false);
    }

    private @Nullable String major(Certificate it) {
        if (it.major() == null) {
            return null;
        }
        var known = names.of(annexes.programmes(it.institutionId(), it.major()));
        return known.values().stream().sorted().findFirst().orElse(null);
    }

    private String english(String table, String chinese) {
        return codes.codeOf(table, chinese)
                .map(code -> codes.label(table, code, Locale.ENGLISH))
                .orElse(chinese);
    }
}
