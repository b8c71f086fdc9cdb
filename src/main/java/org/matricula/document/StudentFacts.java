package org.matricula.document;

import static org.matricula.document.Field.Width.THIRD;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who a paper is about, as the record stood on the day it speaks of. What a school does not keep
/// is null and leaves its cell out.
///
/// @param school the teaching point, branch or campus, where that matters
/// @param enteredOn day of entry, printed as year and month
public record StudentFacts(
        String name,
        String sex,
        @Nullable LocalDate bornOn,
        @Nullable String ethnicity,
        @Nullable String idNumber,
        @Nullable String studentNumber,
        @Nullable String registryNumber,
        @Nullable String candidateNumber,
        @Nullable LocalDate enteredOn,
        @Nullable String level,
        @Nullable String duration,
        @Nullable String school,
        @Nullable String department,
        @Nullable String major,
        @Nullable String grade,
        @Nullable String homeClass,
        @Nullable String address,
        @Nullable String phone,
        @Nullable String guardian,
        @Nullable String guardianPhone) {

    /// The opening rows of every form about a student.
    List<Field> person() {
        return List.of(
                Field.third("document.field.name", name),
                Field.third("document.field.sex", sex),
                Field.day("document.field.bornOn", bornOn, THIRD),
                Field.third("document.field.ethnicity", ethnicity),
                Field.third("document.field.studentNumber", studentNumber),
                new Field(
                        "document.field.enteredOn",
                        enteredOn == null ? null : new Field.Month(enteredOn),
                        THIRD),
                Field.half("document.field.idNumber", idNumber),
                Field.half("document.field.registryNumber", registryNumber),
                Field.half("document.field.candidateNumber", candidateNumber));
    }

    List<Field> placement() {
        return List.of(
                Field.half("document.field.school", school),
                Field.half("document.field.department", department),
                Field.half("document.field.major", major),
                Field.third("document.field.grade", grade),
                Field.third("document.field.homeClass", homeClass),
                new Field("document.field.level", levelAndDuration(), THIRD));
    }

    List<Field> contact() {
        return List.of(
                Field.third("document.field.phone", phone),
                Field.third("document.field.guardian", guardian),
                Field.third("document.field.guardianPhone", guardianPhone),
                Field.full("document.field.address", address));
    }

    private Field.@Nullable Value levelAndDuration() {
        if (level == null || duration == null) {
            return level == null ? null : new Field.Words(level);
        }
        return new Field.Joined("document.level", List.of(level, duration));
    }

    /// The school's own number, or the national one where the school gives none.
    String number() {
        return Objects.requireNonNullElse(
                studentNumber, Objects.requireNonNullElse(registryNumber, ""));
    }

    /// Department, major, grade and class in one breath.
    public String belongs() {
        return Stream.of(school, department, major, grade, homeClass)
                .filter(Objects::nonNull)
                .collect(Collectors.joining());
    }
}
