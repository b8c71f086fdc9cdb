package org.matricula.registry.person;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.document.EntranceFacts;
import org.matricula.document.StudentFacts;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.registry.CorrectDetails;
import org.matricula.registry.Detail;
import org.matricula.registry.Particulars;
import org.matricula.registry.Registry;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Gathers what a document says of a student.
@Service
@Transactional(propagation = Propagation.MANDATORY)
class PrintedParticulars implements Particulars {

    private static final Locale LANGUAGE = Locale.SIMPLIFIED_CHINESE;

    private final StudentFiles files;
    private final Unsealing unsealing;
    private final Registry registry;
    private final CorrectDetails details;
    private final Units units;
    private final Codes codes;
    private final MessageSource words;

    PrintedParticulars(
            StudentFiles files,
            Unsealing unsealing,
            Registry registry,
            CorrectDetails details,
            Units units,
            Codes codes,
            MessageSource words) {
        this.files = files;
        this.unsealing = unsealing;
        this.registry = registry;
        this.details = details;
        this.units = units;
        this.codes = codes;
        this.words = words;
    }

    @Override
    public StudentFacts on(UUID enrolment, LocalDate day) {
        var row = files.file(enrolment);
        var standing = registry.on(enrolment, day);
        var guardians = files.guardians(row.personId());
        var privates = unsealing.of(row, guardians, Optional.empty(), true);
        var path = units.path(standing.unit());
        // a document of a day before a correction names what was true on that day
        var then = details.on(enrolment, day);
        var sex = then(then, Detail.SEX, row.sex());
        var ethnicity = then(then, Detail.ETHNICITY, row.ethnicity());
        var birth = then(then, Detail.BIRTH_ON, text(row.birthOn()));
        return new StudentFacts(
                then(then, Detail.NAME, row.name()),
                codes.label("sex", sex),
                birth == null ? null : LocalDate.parse(birth),
                ethnicity == null ? null : codes.label("ethnicity", ethnicity),
                then(then, Detail.DOCUMENT_NUMBER, privates.idNumber()),
                row.studentNumber(),
                privates.registryNumber(),
                row.candidateNumber(),
                row.entryOn(),
                row.level() == null ? null : codes.label("level", row.level()),
                years(row.schoolingYears()),
                named(path, "teaching-point"),
                named(path, "department"),
                named(path, "major"),
                grade(path, standing.gradeLevel()),
                named(path, "class"),
                then(then, Detail.HOME_ADDRESS, privates.homeAddress()),
                then(then, Detail.PHONE, privates.phone()),
                then(
                        then,
                        Detail.GUARDIAN_NAME,
                        guardians.isEmpty() ? null : guardians.getFirst().name()),
                then(
                        then,
                        Detail.GUARDIAN_PHONE,
                        privates.guardianPhones().isEmpty()
                                ? null
                                : privates.guardianPhones().getFirst().orElse(null)));
    }

    @Override
    public EntranceFacts entrance(UUID enrolment) {
        var row = files.file(enrolment);
        return new EntranceFacts(
                row.entranceScore() == null
                        ? null
                        : row.entranceScore().stripTrailingZeros().toPlainString(),
                row.subjectTrack(),
                row.admissionTier(),
                row.origin(),
                row.admission() == null ? null : codes.label("admission", row.admission()));
    }

    private static @Nullable String then(
            Map<Detail, Optional<String>> then, Detail detail, @Nullable String today) {
        var known = then.get(detail);
        return known == null ? today : known.orElse(null);
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static @Nullable String named(List<Unit> path, String kind) {
        return path.stream()
                .filter(it -> it.kind().equals(kind) && !it.institution())
                .reduce((upper, lower) -> lower)
                .map(Unit::name)
                .orElse(null);
    }

    /// The tree's own word where it has a unit for the grade, else the year of study.
    private @Nullable String grade(List<Unit> path, @Nullable Integer level) {
        var unit = named(path, "grade");
        return unit != null || level == null
                ? unit
                : words.getMessage("registry.grade-level", new Object[] {level}, LANGUAGE);
    }

    private @Nullable String years(@Nullable BigDecimal years) {
        return years == null
                ? null
                : words.getMessage(
                        "registry.years",
                        new Object[] {years.stripTrailingZeros().toPlainString()},
                        LANGUAGE);
    }
}
