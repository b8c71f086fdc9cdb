package org.matricula.coursework.recognition;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.curriculum.Equivalence;
import org.matricula.kernel.Acting;
import org.matricula.registry.StudentStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Whom an equivalence would touch: the active students within reach who have everything on its
/// left.
@Repository
@Transactional(readOnly = true)
class TouchedStudents {

    private static final int LISTED = 200;

    private static final String WHO =
            """
            with has as (
              select g.enrolment_id from coursework.grade g
                join coursework.task t on t.id = g.task_id and t.stage = 'published'
               where cast(:own as boolean) and g.passed and t.course_id = any (:courses)
               group by g.enrolment_id having count(distinct t.course_id) = :many
              union all
              select b.enrolment_id from coursework.brought b
                join unnest(cast(:codes as text[]), cast(:names as text[])) with ordinality f (code, name, nth)
                  on case when f.code = '' or b.code = '' then b.name = f.name else b.code = f.code end
               where not cast(:own as boolean) and b.passed and b.struck_at is null
                 and (cast(:origin as text) is null or b.origin = cast(:origin as text))
               group by b.enrolment_id having count(distinct f.nth) = :many)
            select s.enrolment_id, s.name, s.student_number, u.name as unit,
                   exists (select from coursework.v_counted k
                            where k.enrolment_id = s.enrolment_id and k.passed and k.course_id = any (:targets)) as already
              from has h
              join registry.student s on s.enrolment_id = h.enrolment_id
              join organisation.unit u on u.id = s.unit_id
             where s.institution_id = :institution and s.scope_pos between :lo and :hi and s.status in (:active)
               and (cast(:programme as uuid) is null or exists (
                 select from curriculum.programme p join organisation.unit o on o.id = p.unit_id
                  where p.id = cast(:programme as uuid) and s.scope_pos between o.pos and o.pos_end
                    and p.entry_year = coalesce(u.entry_year, s.entry_year)))
            """;

    private final JdbcClient sql;

    TouchedStudents(JdbcClient sql) {
        this.sql = sql;
    }

    Touched of(
            UUID institution,
            boolean own,
            @Nullable String origin,
            @Nullable UUID programme,
            List<Equivalence.From> from,
            List<Equivalence.To> to) {
        var scope = Acting.now().scope();
        var all =
                sql.sql(WHO + " order by s.student_number, s.enrolment_id")
                        .param("own", own)
                        .param(
                                "courses",
                                from.stream().map(Equivalence.From::courseId).toArray(UUID[]::new))
                        .param(
                                "codes",
                                from.stream().map(Equivalence.From::code).toArray(String[]::new))
                        .param(
                                "names",
                                from.stream().map(Equivalence.From::name).toArray(String[]::new))
                        .param("many", from.size())
                        .param("origin", origin, java.sql.Types.VARCHAR)
                        .param(
                                "targets",
                                to.stream().map(Equivalence.To::courseId).toArray(UUID[]::new))
                        .param("institution", institution)
                        .param("programme", programme, java.sql.Types.OTHER)
                        .param("lo", scope.lo())
                        .param("hi", scope.hi())
                        .param("active", List.of(StudentStatus.activeCodes()))
                        .query(Touched.Student.class)
                        .list();
        return new Touched(all.size(), all.stream().limit(LISTED).toList());
    }
}
