package org.matricula.verification.check;

import java.util.List;
import java.util.Map;

/// What each rule upon a record looks for, as a condition over one student's row: `s` of the list,
/// `e` the enrolment, `p` the person, `u` the unit studied in. A rule's whole numbers stand in
/// braces and are put in as digits; nothing else ever is.
final class RecordConditions {

    /// @param detail what is told of a hit: figures, days and codes, never a private value
    record Condition(String rule, String hit, String detail) {

        String with(Map<String, Integer> parameters) {
            var text = "('%s', %s, %s)".formatted(rule, hit, detail);
            for (var it : parameters.entrySet()) {
                text = text.replace("{" + it.getKey() + "}", String.valueOf(it.getValue()));
            }
            return text;
        }
    }

    private static final String NOTHING = "cast(null as text)";
    private static final String AGE =
            "cast(extract(year from age(cast(:september as date), p.birth_on)) as int)";
    private static final String ENTRY_AGE =
            "cast(extract(year from age(e.entry_on, p.birth_on)) as int)";

    static final List<Condition> ALL =
            List.of(
                    plain(
                            "name-format",
                            "p.name ~ '[0-9０-９[:cntrl:]?？*#@]' or p.name <> btrim(p.name) or char_length(p.name) < 2"),
                    plain("sex-missing", "p.sex not in ('1', '2')"),
                    plain("birth-missing", "p.birth_on is null"),
                    plain(
                            "document-missing",
                            "p.document_number is null and p.document_type is distinct from 'L0'"),
                    told(
                            "document-expired",
                            "p.document_until < cast(:today as date)",
                            "cast(p.document_until as text)"),
                    plain("document-overridden", "p.document_override is not null"),
                    plain(
                            "duplicate-suspected",
                            """
                            exists (select from registry.duplicate d
                                     where d.left_id = p.id and d.state in ('open', 'proposed'))
                            or exists (select from registry.duplicate d
                                        where d.right_id = p.id and d.state in ('open', 'proposed'))
                            """),
                    plain("enrolled-elsewhere", "p.id = any (:elsewhere)"),
                    plain("ethnicity-missing", "p.ethnicity is null"),
                    plain("photo-missing", "p.photo_id is null"),
                    plain(
                            "guardian-missing",
                            "not exists (select from registry.guardian g where g.person_id = p.id and g.custody)"),
                    plain(
                            "guardian-phone-missing",
                            """
                            exists (select from registry.guardian g where g.person_id = p.id and g.custody)
                            and not exists (select from registry.guardian g
                                             where g.person_id = p.id and g.custody and g.phone is not null)
                            """),
                    plain("phone-missing", "p.phone is null"),
                    plain(
                            "address-missing",
                            "p.home_address is null and p.household_address is null"),
                    plain("registry-number-missing", "e.registry_number is null"),
                    plain("student-number-missing", "s.student_number = ''"),
                    plain("level-missing", "e.level is null"),
                    plain("study-form-missing", "e.study_form is null"),
                    plain("boarding-missing", "e.boarding is null"),
                    told(
                            "age-grade",
                            AGE
                                    + " not between s.grade_level + {youngest} and s.grade_level + {oldest}",
                            "cast(" + AGE + " as text)"),
                    told(
                            "age-at-entry",
                            ENTRY_AGE + " not between {youngest} and {oldest}",
                            "cast(" + ENTRY_AGE + " as text)"),
                    told(
                            "grade-of-class",
                            "u.kind = 'class' and u.grade_level <> s.grade_level",
                            "s.grade_level || '/' || u.grade_level"),
                    plain("not-in-class", "u.kind <> 'class'"),
                    told(
                            "study-limit-passed",
                            "e.study_limit_on < cast(:today as date)",
                            "cast(e.study_limit_on as text)"),
                    plain("not-checked", "s.registration <> 'registered'"),
                    told(
                            "entry-year",
                            "e.entry_year <> extract(year from e.entry_on)",
                            "e.entry_year || '/' || cast(e.entry_on as text)"));

    private RecordConditions() {}

    private static Condition plain(String rule, String hit) {
        return new Condition(rule, hit, NOTHING);
    }

    private static Condition told(String rule, String hit, String detail) {
        return new Condition(rule, hit, detail);
    }
}
