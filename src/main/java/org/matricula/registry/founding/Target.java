package org.matricula.registry.founding;

/// The tables of a register, in the order in which one may refer to the other.
enum Target {
    PERSON(
            "person",
            """
            id, salt, name, pinyin, initials, sex, birth_on, ethnicity, nationality, overseas,
            political_status, native_place, document_type, document_number, household_type,
            household_address, home_address, phone, email
            """),
    PERSON_KEY("person_key", "kind, digest, person_id"),
    GUARDIAN("guardian", "person_id, seq, name, relation, phone, employer, custody"),
    HEALTH("health", "person_id, condition, blood, note"),
    ENROLMENT(
            "enrolment",
            """
            id, person_id, institution_id, scope_pos, kind, student_number, registry_number, registry_digest,
            registry_number_national, candidate_number, level, study_form, admission, boarding, special,
            entry_on, entry_year, schooling_years, study_limit_on, graduation_on, active
            """),
    STATUS_EVENT(
            "status_event",
            """
            id, enrolment_id, scope_pos, person_id, verb, effective_on, recorded_at, batch, status, reason,
            decided_by, recorder
            """),
    SPELL(
            "spell",
            """
            enrolment_id, scope_pos, person_id, during, recorded, status, unit_id, grade_level, event_id,
            written_by, closed_by
            """),
    STUDENT(
            "student",
            """
            enrolment_id, person_id, institution_id, scope_pos, name, pinyin, initials, student_number, sex,
            birth_on, ethnicity, status, status_since, unit_id, grade_level, entry_year, level, boarding,
            registration
            """),
    NAME_PART("name_part", "part, enrolment_id, scope_pos, person_id");

    private final String table;
    private final String columns;

    Target(String table, String columns) {
        this.table = table;
        this.columns = columns;
    }

    String table() {
        return "registry." + table;
    }

    String copy() {
        return "copy " + table() + " (" + columns + ") from stdin";
    }
}
