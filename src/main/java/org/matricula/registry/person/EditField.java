package org.matricula.registry.person;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.matricula.registry.Intake;
import org.matricula.vault.Field;

/// A detail the registry may put right without a case. Name, sex, birth and document are none: they
/// are corrected by application (information-change).
///
/// @param label last part of the message key
/// @param table `person`, `enrolment` or `health`
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
                            new EditField(
                                    "healthNote",
                                    "health-note",
                                    "health",
                                    "note",
                                    "text",
                                    null,
                                    Intake.HEALTH_NOTE),
                            day("checkedOn", "checked-on", "health", "checked_on")));

    private static EditField words(String name, String label, String table, String column) {
        return new EditField(name, label, table, column, "text", null, null);
    }

    private static EditField day(String name, String label, String table, String column) {
        return new EditField(name, label, table, column, "date", null, null);
    }

    private static EditField coded(
            String name, String label, String table, String column, String codes) {
        return new EditField(name, label, table, column, "text", codes, null);
    }

    private static EditField sealed(String name, String label, Field field, String type) {
        return new EditField(name, label, "person", field.column(), type, null, field);
    }
}
