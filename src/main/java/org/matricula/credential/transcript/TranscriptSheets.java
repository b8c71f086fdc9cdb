package org.matricula.credential.transcript;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.coursework.CountedGrade;
import org.matricula.coursework.CountedGrades;
import org.matricula.coursework.GradePoints;
import org.matricula.coursework.PublishedGrade;
import org.matricula.coursework.PublishedGrades;
import org.matricula.document.Field;
import org.matricula.document.Field.Width;
import org.matricula.document.Heading;
import org.matricula.document.Notice.Paragraph;
import org.matricula.document.StudentFacts;
import org.matricula.document.Transcript;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.personal.Masks;
import org.matricula.policy.FlagPolicy;
import org.matricula.policy.Policies;
import org.matricula.registry.Particulars;
import org.matricula.registry.Registry;
import org.matricula.registry.StudentRecord;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Sets a student's published results in words: what counts, with the other attempts beside it.
@Component
@Transactional(readOnly = true)
class TranscriptSheets {

    /// What is known of a student's grades.
    ///
    /// @param counted of each course the one result that counts; of a term sheet every attempt
    record Results(List<PublishedGrade> all, List<CountedGrade> counted, boolean term) {

        boolean empty() {
            return all.isEmpty();
        }

        byte[] digest() {
            try {
                return MessageDigest.getInstance("SHA-256")
                        .digest((all + "\n" + counted).getBytes(StandardCharsets.UTF_8));
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        List<PublishedGrade> of(UUID course) {
            return all.stream().filter(it -> it.courseId().equals(course)).toList();
        }
    }

    private final CountedGrades countedGrades;
    private final PublishedGrades publishedGrades;
    private final GradePoints gradePoints;
    private final Policies policies;
    private final Particulars particulars;
    private final Registry registry;
    private final TranscriptPhotos photos;
    private final EnglishNames names;
    private final Codes codes;
    private final MessageSource messages;
    private final Clock clock;

    TranscriptSheets(
            CountedGrades countedGrades,
            PublishedGrades publishedGrades,
            GradePoints gradePoints,
            Policies policies,
            Particulars particulars,
            Registry registry,
            TranscriptPhotos photos,
            EnglishNames names,
            Codes codes,
            MessageSource messages,
            Clock clock) {
        this.countedGrades = countedGrades;
        this.publishedGrades = publishedGrades;
        this.gradePoints = gradePoints;
        this.policies = policies;
        this.particulars = particulars;
        this.registry = registry;
        this.photos = photos;
        this.names = names;
        this.codes = codes;
        this.messages = messages;
        this.clock = clock;
    }

    Results results(UUID enrolment, @Nullable UUID term) {
        var all = publishedGrades.of(List.of(enrolment));
        if (term != null) {
            return new Results(
                    all.stream().filter(it -> it.termId().equals(term)).toList(), List.of(), true);
        }
        return new Results(all, countedGrades.of(List.of(enrolment)), false);
    }

    /// Who they are today, or were on the day they left.
    StudentFacts person(UUID enrolment) {
        var today = LocalDate.now(clock);
        var entered = registry.get(enrolment).entryOn();
        return particulars.on(enrolment, today.isBefore(entered) ? entered : today);
    }

    List<Refusal> untranslated(UUID institution, Results results) {
        return names.missing(institution, subjects(institution, results)).stream()
                .map(it -> Refusal.rule("transcript.english", it))
                .toList();
    }

    private static LinkedHashMap<UUID, String> subjects(UUID institution, Results results) {
        var all = new LinkedHashMap<UUID, String>();
        all.put(institution, "");
        for (var it : results.all()) {
            all.put(it.courseId(), it.code() + " " + it.course());
            all.put(it.programmeId(), it.programme());
        }
        return all;
    }

    Transcript paper(
            StudentRecord student,
            StudentFacts person,
            Wanted it,
            Results results,
            Heading heading,
            Locale language) {
        var words =
                new TranscriptWords(
                        messages,
                        language,
                        language.equals(Locale.ENGLISH)
                                ? names.of(subjects(student.institution(), results).keySet())
                                : java.util.Map.of(),
                        shows(TranscriptPolicies.GRADE_POINTS, student)
                                ? gradePoints.byCourse(student.institution())
                                : null);
        var school = words.named(student.institution(), heading.school());
        var programmes = new LinkedHashSet<String>();
        results.all().forEach(grade -> programmes.add(words.programme(grade)));
        var programme = String.join(words.say("document.comma"), programmes);
        var passed =
                results.counted().stream()
                        .filter(grade -> Boolean.TRUE.equals(grade.passed()))
                        .toList();
        var earned =
                passed.stream()
                        .map(CountedGrade::credits)
                        .filter(java.util.Objects::nonNull)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .stripTrailingZeros()
                        .toPlainString();
        var courses = String.valueOf(results.counted().size());
        var certificate = it.form().equals("certificate");
        var term = it.form().equals("term");
        return new Transcript(
                certificate
                        ? "document.gradeCertificate.title"
                        : term ? "document.termSheet.title" : "document.transcript.title",
                new Heading(
                        school,
                        heading.serial(),
                        heading.printedOn(),
                        heading.code(),
                        heading.verifyAt()),
                certificate
                        ? List.of(
                                new Paragraph("document.gradeCertificate.who", words.who(person)),
                                new Paragraph(
                                        "document.gradeCertificate.text",
                                        programme,
                                        heading.printedOn(),
                                        courses,
                                        earned))
                        : List.of(),
                facts(student, person, programme, it, words),
                term ? words.ofTerm(results.all()) : words.terms(results),
                term ? List.of() : sums(student, courses, earned, results),
                school,
                List.of("document.transcript.published", "document.transcript.signed"));
    }

    /// F-10. The ID number is masked: name, student number and class tell who it is, and employers
    /// need no more (个人信息保护法 第六条).
    private List<Field> facts(
            StudentRecord student,
            StudentFacts person,
            String programme,
            Wanted it,
            TranscriptWords words) {
        var english = words.english();
        var all = new ArrayList<Field>();
        all.add(Field.third("document.field.name", words.name(person.name())));
        all.add(
                Field.third(
                        "document.field.sex",
                        english ? words.sex(person.sex(), codes) : person.sex()));
        all.add(Field.third("document.field.studentNumber", person.studentNumber()));
        all.add(Field.day("document.field.bornOn", person.bornOn(), Width.THIRD));
        all.add(
                new Field(
                        "document.field.enteredOn",
                        person.enteredOn() == null ? null : new Field.Month(person.enteredOn()),
                        Width.THIRD));
        if (!english) {
            all.add(Field.third("document.field.homeClass", person.homeClass()));
            all.add(Field.half("document.field.department", person.department()));
            all.add(Field.half("document.field.level", person.level()));
        }
        if (person.idNumber() != null) {
            all.add(Field.half("document.field.idNumber", Masks.document(person.idNumber())));
        }
        all.add(Field.half("document.transcript.duration", person.duration()));
        if (!student.status().active()) {
            all.add(Field.day("document.transcript.leftOn", student.statusSince(), Width.HALF));
        }
        var photo = shows(TranscriptPolicies.PHOTO, student) ? photos.of(student.person()) : null;
        if (photo != null) {
            all.add(
                    new Field(
                            "document.field.photo",
                            new Field.Picture(photo, person.name()),
                            Width.THIRD));
            all.add(
                    new Field(
                            "document.transcript.programme",
                            new Field.Words(programme),
                            Width.TWO_THIRDS));
        } else {
            all.add(Field.full("document.transcript.programme", programme));
        }
        if (!english) {
            all.add(Field.half("document.transcript.purpose", it.title()));
            all.add(Field.half("document.transcript.printer", Acting.now().name()));
        }
        return all;
    }

    private List<Field> sums(
            StudentRecord student, String courses, String earned, Results results) {
        var failed =
                results.counted().stream().filter(it -> Boolean.FALSE.equals(it.passed())).count();
        var all = new ArrayList<Field>();
        all.add(Field.third("document.transcript.courses", courses));
        all.add(
                Field.third(
                        "document.transcript.planned",
                        countedGrades
                                .required(results.all().getLast().programmeId())
                                .stripTrailingZeros()
                                .toPlainString()));
        all.add(Field.third("document.transcript.earned", earned));
        all.add(Field.third("document.transcript.failed", String.valueOf(failed)));
        if (shows(TranscriptPolicies.GRADE_POINTS, student)) {
            gradePoints.of(List.of(student.enrolment())).stream()
                    .findFirst()
                    .ifPresent(it ->
                            all.add(
                                    Field.full(
                                            "document.transcript.points",
                                            it.points().toPlainString())));
        }
        return all;
    }

    private boolean shows(FlagPolicy policy, StudentRecord student) {
        return policies.value(policy, student.institution(), LocalDate.now(clock));
    }
}
