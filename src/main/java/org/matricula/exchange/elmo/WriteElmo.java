package org.matricula.exchange.elmo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.coursework.GradePoints;
import org.matricula.coursework.PublishedGrade;
import org.matricula.coursework.PublishedGrades;
import org.matricula.document.DocumentKind;
import org.matricula.document.Documents;
import org.matricula.document.Issued;
import org.matricula.document.XmlSignatures;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.personal.PersonName;
import org.matricula.registry.StudentStatus;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.w3c.dom.Element;

/// 电子成绩单(ELMO): an issued transcript that stands, in the format other countries' universities read,
/// with its PDF inside and the school's signature over all of it.
@Service
@Transactional
class WriteElmo {

    private static final String SCHEME = "matricula";

    private final Documents documents;
    private final PublishedGrades grades;
    private final GradePoints points;
    private final ElmoRows rows;
    private final XmlSignatures signatures;
    private final Ledger ledger;
    private final MessageSource messages;
    private final String publicUrl;
    private final Clock clock;

    WriteElmo(
            Documents documents,
            PublishedGrades grades,
            GradePoints points,
            ElmoRows rows,
            XmlSignatures signatures,
            Ledger ledger,
            MessageSource messages,
            @Value("${matricula.public-url}") String publicUrl,
            Clock clock) {
        this.documents = documents;
        this.grades = grades;
        this.points = points;
        this.rows = rows;
        this.signatures = signatures;
        this.ledger = ledger;
        this.messages = messages;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /// @throws Absent if there is no such transcript within reach
    /// @throws Refused if it no longer stands, or there is no published grade
    byte[] of(UUID document) {
        var paper = documents.get(document);
        if (paper.kind() != DocumentKind.TRANSCRIPT) {
            throw new Absent("document");
        }
        if (!paper.stands()) {
            throw new Refused(Refusal.conflict("exchange.elmo-ended", paper.number()));
        }
        var learner =
                rows.learner(paper.enrolmentId(), StudentStatus.activeCodes())
                        .orElseThrow(() -> new Absent("document"));
        var results = grades.of(List.of(paper.enrolmentId()));
        if (results.isEmpty()) {
            throw new Refused(Refusal.rule("exchange.elmo-empty"));
        }
        var elmo = new ElmoDocument();
        elmo.must(elmo.root(), "generatedDate", now());
        learner(elmo, learner);
        report(elmo, learner, paper, results);
        signatures.sign(learner.institutionId(), elmo.root());
        ledger.note(
                Act.of("exchange.elmo", "enrolment:" + paper.enrolmentId())
                        .at(paper.scopePos())
                        .to(Map.of("document", paper.number())));
        return serialized(elmo);
    }

    private String now() {
        return time(OffsetDateTime.ofInstant(clock.instant(), clock.getZone()));
    }

    /// With its seconds, also where they are none: without them it is no time of the schema's.
    static String time(OffsetDateTime it) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(it.truncatedTo(ChronoUnit.SECONDS));
    }

    /// By the student number, never by the number of identity.
    private static void learner(ElmoDocument elmo, ElmoRows.Learner it) {
        var name = new PersonName(it.name());
        var learner = elmo.in(elmo.root(), "learner");
        elmo.typed(learner, "identifier", "studentNumber", it.studentNumber());
        elmo.must(learner, "givenNames", it.name().substring(name.surname().length()));
        elmo.must(learner, "familyName", name.surname());
        elmo.text(learner, "bday", it.birthOn());
        elmo.text(learner, "gender", it.sex().matches("[0129]") ? it.sex() : null);
    }

    private void report(
            ElmoDocument elmo,
            ElmoRows.Learner learner,
            Issued paper,
            List<PublishedGrade> results) {
        var report = elmo.in(elmo.root(), "report");
        var issuer = elmo.in(report, "issuer");
        elmo.must(issuer, "country", "CN");
        elmo.typed(issuer, "identifier", "local", learner.code());
        elmo.said(issuer, "title", "zh", learner.institution());
        elmo.must(issuer, "url", publicUrl);
        var ends = rows.ends(results.stream().map(PublishedGrade::termId).distinct().toList());
        results.stream()
                .collect(
                        Collectors.groupingBy(
                                PublishedGrade::programmeId,
                                java.util.LinkedHashMap::new,
                                Collectors.toList()))
                .values()
                .forEach(it -> programme(elmo, report, learner, it, ends));
        elmo.must(report, "issueDate", now());
        var pass = points.passMark(learner.institutionId());
        var scheme = elmo.in(report, "gradingScheme");
        scheme.setAttribute("localId", SCHEME);
        elmo.said(
                scheme,
                "description",
                "zh",
                say("exchange.elmo.scheme", Locale.SIMPLIFIED_CHINESE, pass));
        elmo.said(scheme, "description", "en", say("exchange.elmo.scheme", Locale.ENGLISH, pass));
        attachment(elmo, report, paper);
    }

    private void programme(
            ElmoDocument elmo,
            Element report,
            ElmoRows.Learner learner,
            List<PublishedGrade> results,
            Map<UUID, LocalDate> ends) {
        var first = results.getFirst();
        var programme = elmo.in(report, "learningOpportunitySpecification");
        elmo.typed(
                programme,
                "identifier",
                "local",
                first.programmeYear() + "-" + first.programmeId());
        elmo.said(programme, "title", "zh", first.programme());
        elmo.must(programme, "type", "Degree Programme");
        var instance = elmo.in(elmo.in(programme, "specifies"), "learningOpportunityInstance");
        elmo.text(instance, "status", learner.studying() ? "in-progress" : null);
        results.forEach(
                it -> course(elmo, elmo.in(programme, "hasPart"), it, ends.get(it.termId())));
    }

    private void course(
            ElmoDocument elmo, Element part, PublishedGrade it, @Nullable LocalDate end) {
        var course = elmo.in(part, "learningOpportunitySpecification");
        elmo.typed(course, "identifier", "local", it.code());
        elmo.said(course, "title", "zh", it.course());
        elmo.must(course, "type", "Course");
        var instance = elmo.in(elmo.in(course, "specifies"), "learningOpportunityInstance");
        if (end != null) {
            elmo.text(instance, "date", end);
            elmo.term(instance, language -> it.year() + " " + it.term(), it.termFrom(), end);
        }
        if (it.passed() != null) {
            elmo.must(instance, "status", it.passed() ? "passed" : "failed");
        }
        elmo.must(instance, "gradingSchemeLocalId", SCHEME);
        elmo.text(instance, "resultLabel", label(it));
        if (it.credits() != null) {
            var credit = elmo.in(instance, "credit");
            elmo.must(credit, "scheme", "学分");
            elmo.must(credit, "value", it.credits().toPlainString());
        }
        elmo.text(instance, "engagementHours", it.hours());
    }

    /// As the paper prints it, with the kind of attempt where it was not the first.
    private @Nullable String label(PublishedGrade it) {
        var result =
                it.total() != null
                        ? it.total().toString()
                        : it.mark() == null
                                ? null
                                : say("coursework.mark." + it.mark(), Locale.SIMPLIFIED_CHINESE);
        return result == null || it.attempt().equals("first") || it.attempt().equals("recognised")
                ? result
                : result
                        + " ("
                        + say(
                                "exchange.oneroster.attempt." + it.attempt(),
                                Locale.SIMPLIFIED_CHINESE)
                        + ")";
    }

    private void attachment(ElmoDocument elmo, Element report, Issued paper) {
        try (var pdf = documents.open(paper.id()).stream()) {
            var attachment = elmo.in(report, "attachment");
            elmo.said(attachment, "title", "zh", paper.title() + " " + paper.number());
            elmo.must(attachment, "type", "Transcript of Records");
            elmo.must(
                    attachment,
                    "content",
                    "data:application/pdf;base64,"
                            + Base64.getEncoder().encodeToString(pdf.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String say(String key, Locale locale, Object... values) {
        return messages.getMessage(key, values, locale);
    }

    private static byte[] serialized(ElmoDocument elmo) {
        var bytes = new ByteArrayOutputStream();
        try {
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(elmo.document()), new StreamResult(bytes));
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}
