package org.matricula.exchange.roster;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.matricula.organisation.Unit;
import org.matricula.personal.IdentityDocument;
import org.matricula.personal.PersonName;
import org.matricula.personal.RegistryNumber;
import org.matricula.personal.ResidentId;
import org.matricula.registry.Entrance;
import org.matricula.registry.NewStudent;

/// One row as a student, or what keeps it from being one.
///
/// @param student null where an error keeps the row out
record RosterRow(int row, @Nullable NewStudent student, List<RowProblem> problems) {

    static RosterRow of(RowReading read, ImportTarget target, LocalDate today) {
        var document = document(read, today);
        var person = person(read, document);
        var unit = unit(read, target);
        var level = read.whole("gradeLevel") == null ? null : read.whole("gradeLevel");
        var entryOn = entryOn(read, unit, today);
        var registryNumber = registryNumber(read, today);
        var institution = target.institution();
        var years = years(read, institution);
        var entrance = entrance(read);
        var failed = read.problems().stream().anyMatch(RowProblem::forbids);
        return new RosterRow(
                read.number(),
                failed
                        ? null
                        : new NewStudent(
                                read.number(),
                                person,
                                guardians(read),
                                schooling(read),
                                health(read),
                                unit.id(),
                                level == null ? unit.gradeLevel() : level,
                                entryLevel(unit, level, entryOn, today),
                                read.number("studentNumber"),
                                registryNumber,
                                registryNumber != null && !registryNumber.startsWith("L"),
                                read.number("candidateNumber"),
                                kind(institution),
                                read.code("level", "level"),
                                read.code("studyForm", "study-form"),
                                read.code("entryMethod", "admission"),
                                read.code("boarding", "boarding"),
                                List.of(),
                                entryOn,
                                entryOn.getYear(),
                                years,
                                years == null
                                        ? null
                                        : entryOn.plusMonths(
                                                years.multiply(BigDecimal.valueOf(12)).longValue()
                                                        + 24),
                                read.date("graduationDate"),
                                entrance),
                read.problems());
    }

    /// 学籍类别: within one of these a person has one active enrolment at a time.
    private static String kind(Unit institution) {
        var stage = institution.stage();
        return stage == null || stage.isBlank() ? institution.education() + "" : stage;
    }

    private static @Nullable IdentityDocument document(RowReading read, LocalDate today) {
        var number = read.number("idNumber");
        if (number == null) {
            return null;
        }
        var stated = read.code("idType", "document-type");
        var document = new IdentityDocument(stated == null ? "1" : stated, number);
        read.personal(
                "idNumber",
                document.check(read.date("birthDate"), read.code("sex", "sex"), null, today));
        return document;
    }

    private static NewStudent.Person person(RowReading read, @Nullable IdentityDocument document) {
        var name = new PersonName(read.name("name"));
        read.personal("name", name.check());
        var id = document == null ? Optional.<ResidentId>empty() : document.residentId();
        var sex = read.has("sex") ? read.code("sex", "sex") : id.map(ResidentId::sex).orElse(null);
        var birthOn =
                read.has("birthDate")
                        ? read.date("birthDate")
                        : id.map(ResidentId::birthOn).orElse(null);
        read.required("sex", sex == null && !read.has("sex"));
        read.required("birthDate", birthOn == null && !read.has("birthDate"));
        var warned =
                read.problems().stream()
                        .anyMatch(it ->
                                it.severity().equals("warning") && "idNumber".equals(it.field()));
        return new NewStudent.Person(
                name.text(),
                read.textOrNull("formerName"),
                name.pinyin(),
                name.initials(),
                name.suffixes(),
                sex == null ? "0" : sex,
                birthOn,
                read.code("ethnicity", "ethnicity"),
                read.code("nationality", "nationality"),
                read.code("overseas", "overseas"),
                read.code("politicalStatus", "political-status"),
                read.textOrNull("nativePlace"),
                document == null ? null : document.type(),
                document == null ? null : document.number(),
                warned ? "import" : null,
                read.code("householdType", "household-type"),
                read.textOrNull("householdAddress"),
                read.textOrNull("homeAddress"),
                read.phone("phone"),
                read.textOrNull("email"));
    }

    private static Unit unit(RowReading read, ImportTarget target) {
        var department =
                read.unit(
                        "department",
                        target,
                        Optional.empty(),
                        "department",
                        "branch",
                        "teaching-point");
        var major = read.unit("major", target, department, "major");
        var clazz = read.unit("className", target, major.or(() -> department), "class");
        return clazz.or(() -> major).or(() -> department).orElse(target.unit());
    }

    private static LocalDate entryOn(RowReading read, Unit unit, LocalDate today) {
        var stated = read.date("entryDate");
        if (stated != null) {
            return stated;
        }
        var year = unit.entryYear();
        return LocalDate.of(
                year != null
                        ? year
                        : today.getMonthValue() >= 7 ? today.getYear() : today.getYear() - 1,
                9,
                1);
    }

    /// Somebody taken over in the third year was in the first when they came.
    private static @Nullable Integer entryLevel(
            Unit unit, @Nullable Integer stated, LocalDate entryOn, LocalDate today) {
        var now = stated == null ? unit.gradeLevel() : stated;
        if (now == null || entryOn.isAfter(today)) {
            return now;
        }
        return Math.max(1, now - entryOn.until(today).getYears());
    }

    private static @Nullable String registryNumber(RowReading read, LocalDate today) {
        var text = read.textOrNull("registryNumber");
        if (text == null) {
            return null;
        }
        var number = RegistryNumber.normalise(text);
        read.personal("registryNumber", RegistryNumber.check(number, today));
        return number;
    }

    private static @Nullable BigDecimal years(RowReading read, Unit institution) {
        var text = read.textOrNull("schoolingYears");
        if (text == null) {
            return "compulsory".equals(institution.stage()) ? BigDecimal.valueOf(9) : null;
        }
        var digits = text.replace("年", "").strip();
        if (!digits.matches("\\d(\\.5|\\.0)?")) {
            read.error("schoolingYears", "import.number", text);
            return null;
        }
        return new BigDecimal(digits);
    }

    private static Entrance entrance(RowReading read) {
        var text = read.textOrNull("admissionScore");
        var readable = text == null || text.matches("\\d{1,4}(\\.\\d{1,2})?");
        if (!readable) {
            read.error("admissionScore", "import.number", text);
        }
        return new Entrance(
                text == null || !readable ? null : new BigDecimal(text),
                read.textOrNull("subjectTrack"),
                read.textOrNull("admissionTier"),
                read.textOrNull("origin"));
    }

    private static List<NewStudent.Guardian> guardians(RowReading read) {
        var family = new ArrayList<NewStudent.Guardian>();
        for (var it : List.of("guardian1", "guardian2")) {
            guardian(read, it, read.code(it + "Relation", "relation"), family);
        }
        guardian(read, "father", "51", family);
        guardian(read, "mother", "52", family);
        return family;
    }

    private static void guardian(
            RowReading read,
            String who,
            @Nullable String relation,
            List<NewStudent.Guardian> family) {
        if (read.has(who + "Name")) {
            family.add(
                    new NewStudent.Guardian(
                            new PersonName(read.name(who + "Name")).text(),
                            relation == null ? "97" : relation,
                            read.phone(who + "Phone"),
                            read.textOrNull(who + "Employer"),
                            true));
        }
    }

    private static List<NewStudent.Schooling> schooling(RowReading read) {
        var school = read.textOrNull("previousSchool");
        return school == null
                ? List.of()
                : List.of(
                        new NewStudent.Schooling(
                                school, null, null, read.date("previousGraduationDate")));
    }

    private static NewStudent.@Nullable Health health(RowReading read) {
        var condition = read.code("healthStatus", "health");
        var blood = read.code("bloodType", "blood");
        return condition == null && blood == null
                ? null
                : new NewStudent.Health(condition, blood, null);
    }
}
