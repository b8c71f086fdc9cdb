package org.matricula.registry.person;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.document.StudentFacts;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
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
    private final Units units;
    private final Codes codes;
    private final MessageSource words;

    PrintedParticulars(
            StudentFiles files,
            Unsealing unsealing,
            Registry registry,
            Units units,
            Codes codes,
            MessageSource words) {
        this.files = files;
        this.unsealing = unsealing;
        this.registry = registry;
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
        return new StudentFacts(
                row.name(),
                codes.label("sex", row.sex()),
                row.birthOn(),
                row.ethnicity() == null ? null : codes.label("ethnicity", row.ethnicity()),
                privates.idNumber(),
                row.studentNumber(),
                row.registryNumber(),
                row.candidateNumber(),
                row.entryOn(),
                row.level() == null ? null : codes.label("level", row.level()),
                years(row.schoolingYears()),
                named(path, "teaching-point"),
                named(path, "department"),
                named(path, "major"),
                grade(path, standing.gradeLevel()),
                named(path, "class"),
                privates.homeAddress(),
                privates.phone(),
                guardians.isEmpty() ? null : guardians.getFirst().name(),
                privates.guardianPhones().isEmpty()
                        ? null
                        : privates.guardianPhones().getFirst().orElse(null));
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
