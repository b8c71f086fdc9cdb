package org.matricula.coursework.recognition;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes what is recognised.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class RecognitionRows {

    private final JdbcClient sql;

    RecognitionRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// Our own results that count, each with the term it was earned in, and what was brought: those
    /// that were passed.
    List<Available> available(UUID enrolment) {
        return sql.sql(
                        """
                        select k.grade_id, cast(null as uuid) as brought_id, k.course_id, 'course' as kind, i.name as origin,
                               c.code, c.name, m.year || ' ' || m.name as term, lower(m.during) as taken_on, k.credits,
                               k.total, k.mark
                          from coursework.v_counted k
                          join curriculum.course c on c.id = k.course_id
                          join calendar.term m on m.id = k.term_id
                          join organisation.unit i on i.id = k.institution_id
                         where k.enrolment_id = :enrolment and k.passed and k.grade_id is not null
                        union all
                        select null, b.id, null, b.kind, b.origin, b.code, b.name, b.term, b.taken_on, b.credits, b.total,
                               b.mark
                          from coursework.brought b
                         where b.enrolment_id = :enrolment and b.passed and b.struck_at is null
                         order by 5, 6, 7
                        """)
                .param("enrolment", enrolment)
                .query(Available.class)
                .list();
    }

    /// Courses the student has: earned in this programme, or recognised.
    Set<UUID> had(UUID enrolment, UUID programme) {
        return sql
                .sql(
                        """
                        select k.course_id from coursework.v_counted k
                         where k.enrolment_id = :enrolment and k.passed
                           and (k.programme_id = :programme or k.line_id is not null)
                        """)
                .param("enrolment", enrolment)
                .param("programme", programme)
                .query(UUID.class)
                .stream()
                .collect(Collectors.toSet());
    }

    /// What already stands in another recognition of the student.
    Set<UUID> used(UUID enrolment, UUID but) {
        return sql
                .sql(
                        """
                        select coalesce(o.grade_id, o.brought_id) from coursework.recognition_source o
                          join coursework.recognition_line l on l.id = o.line_id
                         where o.enrolment_id = :enrolment and o.in_force and l.case_id <> :but
                        """)
                .param("enrolment", enrolment)
                .param("but", but)
                .query(UUID.class)
                .stream()
                .collect(Collectors.toSet());
    }

    /// @return false if there is one for this case
    boolean open(
            UUID caseId,
            UUID enrolment,
            String kind,
            UUID programme,
            @Nullable UUID from,
            Instant at) {
        return sql.sql(
                                """
                                insert into coursework.recognition
                                  (case_id, institution_id, enrolment_id, scope_pos, person_id, kind, programme_id,
                                   from_programme_id, made_at)
                                select :case, s.institution_id, s.enrolment_id, s.scope_pos, s.person_id, :kind, :programme,
                                       cast(:from as uuid), :at
                                  from registry.student s where s.enrolment_id = :enrolment
                                on conflict (case_id) do nothing
                                """)
                        .param("case", caseId)
                        .param("enrolment", enrolment)
                        .param("kind", kind)
                        .param("programme", programme)
                        .param("from", from, java.sql.Types.OTHER)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /// Of two who write lines, one waits for the other and sees what they wrote.
    ///
    /// @return the version that stands
    Optional<Integer> lock(UUID caseId) {
        return sql.sql(
                        "select version from coursework.recognition where case_id = :case for update")
                .param("case", caseId)
                .query(Integer.class)
                .optional();
    }

    void follow(UUID caseId, UUID programme, @Nullable UUID from) {
        sql.sql(
                        """
                        update coursework.recognition set programme_id = :programme, from_programme_id = cast(:from as uuid)
                         where case_id = :case and granted_at is null
                        """)
                .param("programme", programme)
                .param("from", from, java.sql.Types.OTHER)
                .param("case", caseId)
                .update();
    }

    void touched(UUID caseId) {
        sql.sql("update coursework.recognition set version = version + 1 where case_id = :case")
                .param("case", caseId)
                .update();
    }

    void clear(UUID caseId) {
        sql.sql("delete from coursework.recognition_line where case_id = :case")
                .param("case", caseId)
                .update();
    }

    int drop(UUID caseId, UUID line) {
        return sql.sql(
                        "delete from coursework.recognition_line where case_id = :case and id = :line")
                .param("case", caseId)
                .param("line", line)
                .update();
    }

    /// Lines that come instead of those of the same courses.
    void put(UUID caseId, List<Proposal> all) {
        sql.sql(
                        """
                        delete from coursework.recognition_line
                         where case_id = :case and course_id = any (:courses)
                        """)
                .param("case", caseId)
                .param("courses", all.stream().map(Proposal::course).toArray(UUID[]::new))
                .update();
        for (var it : all) {
            put(caseId, it);
        }
    }

    private void put(UUID caseId, Proposal it) {
        sql.sql(
                        """
                        with line as (
                          insert into coursework.recognition_line
                            (case_id, enrolment_id, scope_pos, person_id, course_id, equivalence_id, basis, credits, keeps_mark,
                             total, mark)
                          select r.case_id, r.enrolment_id, r.scope_pos, r.person_id, :course, cast(:equivalence as uuid),
                                 :basis, cast(:credits as numeric), :keeps, cast(:total as smallint), cast(:mark as text)
                            from coursework.recognition r where r.case_id = :case
                          returning id, enrolment_id, scope_pos, person_id)
                        insert into coursework.recognition_source
                          (line_id, enrolment_id, scope_pos, person_id, course_id, grade_id, brought_id, origin, code, name,
                           term, credits, total, mark)
                        select l.id, l.enrolment_id, l.scope_pos, l.person_id, o.course, o.grade, o.brought, o.origin, o.code,
                               o.name, o.term, o.credits, o.total, o.mark
                          from line l
                         cross join unnest(cast(:courses as uuid[]), cast(:grades as uuid[]), cast(:broughts as uuid[]),
                               cast(:origins as text[]), cast(:codes as text[]), cast(:names as text[]),
                               cast(:terms as text[]), cast(cast(:creditsOf as text[]) as numeric[]),
                               cast(cast(:totals as text[]) as smallint[]), cast(:marks as text[]))
                               o (course, grade, brought, origin, code, name, term, credits, total, mark)
                        """)
                .param("case", caseId)
                .param("course", it.course())
                .param("equivalence", it.equivalence(), java.sql.Types.OTHER)
                .param("basis", it.basis())
                .param("credits", it.credits())
                .param("keeps", it.marked())
                .param("total", it.marked() ? it.total() : null)
                .param("mark", it.marked() ? it.mark() : null)
                .param(
                        "courses",
                        it.sources().stream().map(Available::courseId).toArray(UUID[]::new))
                .param("grades", it.sources().stream().map(Available::gradeId).toArray(UUID[]::new))
                .param(
                        "broughts",
                        it.sources().stream().map(Available::broughtId).toArray(UUID[]::new))
                .param("origins", texts(it, Available::origin))
                .param("codes", texts(it, Available::code))
                .param("names", texts(it, Available::name))
                .param("terms", texts(it, Available::term))
                .param("creditsOf", texts(it, Available::credits))
                .param("totals", texts(it, Available::total))
                .param("marks", texts(it, Available::mark))
                .update();
    }

    private static <T> @Nullable String[] texts(
            Proposal it, java.util.function.Function<Available, @Nullable T> of) {
        return it.sources().stream()
                .map(one -> Objects.toString(of.apply(one), null))
                .toArray(String[]::new);
    }

    int decide(UUID caseId, UUID line, boolean accepted, @Nullable String why, Instant at) {
        return sql.sql(
                        """
                        update coursework.recognition_line
                           set verdict = :verdict, declined_why = cast(:why as text), decider = :who, decided_at = :at
                         where case_id = :case and id = :line
                        """)
                .param("verdict", accepted ? "accepted" : "declined")
                .param("why", accepted ? null : why)
                .param("who", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("case", caseId)
                .param("line", line)
                .update();
    }
}
