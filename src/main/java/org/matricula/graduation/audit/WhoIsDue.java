package org.matricula.graduation.audit;

/// 应届: which students `s` with their enrolments `e` the audit looks at.
final class WhoIsDue {

    static final String END =
            "coalesce(e.graduation_on, (e.entry_on + make_interval(months => (e.schooling_years * 12)::int))::date)";

    /// Whoever studies and is due by the day; of whom nobody has told when, is told apart. Learners
    /// of single courses graduate from nothing.
    static final String DUE =
            """
            s.institution_id = :institution and s.scope_pos between :lo and :hi and e.scope_pos between :lo and :hi
              and s.status = '01' and e.student_type is distinct from '4' and %s <= :until
            """
                    .formatted(END);

    static final String UNKNOWN_END =
            """
            select s.name || '（' || s.student_number || '）' as named, count(*) over ()::int as students
              from registry.student s join registry.enrolment e on e.id = s.enrolment_id
             where s.institution_id = :institution and s.scope_pos between :lo and :hi
               and e.scope_pos between :lo and :hi and s.status = '01'
               and e.student_type is distinct from '4' and %s is null
             order by s.scope_pos, s.student_number limit :limit
            """
                    .formatted(END);

    static final String SOME =
            """
            s.institution_id = :institution and s.scope_pos between :lo and :hi and s.enrolment_id = any (:only)
              and :until is not null
            """;

    private WhoIsDue() {}
}
