package org.matricula.registry.person;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Refusal;
import org.matricula.personal.Masks;
import org.matricula.registry.Intake;
import org.matricula.vault.Field;

/// A detail the registry may put right without a case. Name, sex, birth and document are none: they
/// are corrected by application (information-change).
///
/// @param label last part of the message key
/// @param table its table in the schema `registry`
/// @param type as of an input: `text`, `textarea`, `date`, `decimal`, `tel`, `email`, or `checkbox`
///   for yes and no
/// @param codes the code table it is chosen from, null for typed words
/// @param sealed where it is kept sealed, null where it stands in clear
record EditField(
        String name,
        String label,
        String table,
        String column,
        String type,
        @Nullable String codes,
        @Nullable Field sealed) {

    private static final int EARLIEST = 1899;

    /// By section, as the file shows them.
    static final Map<String, List<EditField>> SECTIONS =
            Map.of(
                    "basic",
                    List.of(
                            words("formerName", "former-name", "person", "former_name"),
                            coded("ethnicity", "ethnicity", "person", "ethnicity", "ethnicity"),
                            coded(
                                    "politicalStatus",
                                    "political-status",
                                    "person",
                                    "political_status",
                                    "political-status"),
                            coded("overseas", "overseas", "person", "overseas", "overseas"),
                            day("documentUntil", "document-until", "person", "document_until")),
                    "enrolment",
                    List.of(
                            words(
                                    "candidateNumber",
                                    "candidate-number",
                                    "enrolment",
                                    "candidate_number"),
                            coded("level", "level", "enrolment", "level", "level"),
                            coded(
                                    "studyForm",
                                    "study-form",
                                    "enrolment",
                                    "study_form",
                                    "study-form"),
                            coded("admission", "admission", "enrolment", "admission", "admission"),
                            coded("boarding", "boarding", "enrolment", "boarding", "boarding"),
                            words("dormBuilding", "dorm-building", "enrolment", "dorm_building"),
                            words("dormRoom", "dorm-room", "enrolment", "dorm_room"),
                            new EditField(
                                    "entranceScore",
                                    "entrance-score",
                                    "enrolment",
                                    "entrance_score",
                                    "decimal",
                                    null,
                                    null),
                            words("subjectTrack", "subject-track", "enrolment", "subject_track"),
                            words("admissionTier", "admission-tier", "enrolment", "admission_tier"),
                            words("origin", "origin", "enrolment", "origin"),
                            coded(
                                    "studentType",
                                    "student-type",
                                    "enrolment",
                                    "student_type",
                                    "student-type"),
                            day("studyLimitOn", "study-limit-on", "enrolment", "study_limit_on"),
                            day("graduationOn", "graduation-on", "enrolment", "graduation_on")),
                    "contact",
                    List.of(
                            sealed("phone", "phone", Intake.PHONE, "tel"),
                            sealed("email", "email", Intake.EMAIL, "email"),
                            sealed("homeAddress", "home-address", Intake.HOME_ADDRESS, "text"),
                            sealed(
                                    "householdAddress",
                                    "household-address",
                                    Intake.HOUSEHOLD_ADDRESS,
                                    "text"),
                            coded(
                                    "householdType",
                                    "household-type",
                                    "person",
                                    "household_type",
                                    "household-type"),
                            words("nativePlace", "native-place", "person", "native_place")),
                    "health",
                    List.of(
                            coded(
                                    "healthCondition",
                                    "health-condition",
                                    "health",
                                    "condition",
                                    "health"),
                            coded("blood", "blood", "health", "blood", "blood"),
                            coded("disability", "disability", "health", "disability", "disability"),
                            sealed("healthNote", "health-note", Intake.HEALTH_NOTE, "textarea"),
                            day("checkedOn", "checked-on", "health", "checked_on")));

    private static final int LONGEST = 500;

    /// What is wrong with a typed value by itself; blank means none.
    Optional<Refusal> refusal(String typed, Codes codes) {
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        if (typed.length() > LONGEST) {
            return Optional.of(Refusal.input(name, "students.long", LONGEST));
        }
        if (typed.chars().anyMatch(it -> it < ' ' && it != '\n' && it != '\r' && it != '\t')) {
            return Optional.of(Refusal.input(name, "students.characters"));
        }
        if (this.codes != null && codes.find(this.codes, typed).isEmpty()) {
            return Optional.of(Refusal.input(name, "students.code", typed));
        }
        if (type.equals("decimal") && !typed.matches("\\d{1,4}(\\.\\d{1,2})?")) {
            return Optional.of(Refusal.input(name, "students.decimal", typed));
        }
        return type.equals("date") && !isDay(typed)
                ? Optional.of(Refusal.input(name, "students.day", typed))
                : Optional.empty();
    }

    private static boolean isDay(String text) {
        try {
            return LocalDate.parse(text).getYear() > EARLIEST;
        } catch (DateTimeParseException unreadable) {
            return false;
        }
    }

    /// A sealed value so that one knows it again without reading it.
    String masked(String value) {
        return switch (column) {
            case "phone" -> Masks.phone(value);
            case "email" -> Masks.email(value);
            case "document_number" -> Masks.document(value);
            case "home_address", "household_address" -> Masks.address(value);
            default -> "******";
        };
    }

    /// How the database is told what it is given.
    String cast() {
        if (sealed != null) {
            return "bytea";
        }
        return switch (type) {
            case "date" -> "date";
            case "checkbox" -> "boolean";
            case "decimal" -> "numeric";
            default -> "text";
        };
    }

    static EditField words(String name, String label, String table, String column) {
        return new EditField(name, label, table, column, "text", null, null);
    }

    static EditField day(String name, String label, String table, String column) {
        return new EditField(name, label, table, column, "date", null, null);
    }

    static EditField coded(String name, String label, String table, String column, String codes) {
        return new EditField(name, label, table, column, "text", codes, null);
    }

    static EditField sealed(String name, String label, Field field, String type) {
        return new EditField(
                name,
                label,
                field.table().substring("registry.".length()),
                field.column(),
                type,
                null,
                field);
    }
}
