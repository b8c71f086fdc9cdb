package org.matricula.coursework.recognition;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 带入成绩, as far as the reader reaches.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class BroughtRows {

    private static final String SELECT =
            """
            select b.id, b.enrolment_id, b.kind, b.way, b.origin, b.code, b.name, b.term, b.attempt, b.taken_on, b.credits,
                   b.total, b.mark, b.passed, b.evidence, b.recorder, b.struck_why
              from coursework.brought b
            """;

    private final JdbcClient sql;

    BroughtRows(JdbcClient sql) {
        this.sql = sql;
    }

    List<Brought> of(UUID enrolment) {
        return sql.sql(
                        SELECT
                                + " where b.enrolment_id = :enrolment order by b.origin, b.taken_on"
                                + " nulls last, b.code, b.id")
                .param("enrolment", enrolment)
                .query(Brought.class)
                .list();
    }

    Optional<Brought> find(UUID id) {
        return sql.sql(SELECT + " where b.id = :id")
                .param("id", id)
                .query(Brought.class)
                .optional();
    }

    /// @return how many were not there before: the same result is never written twice
    int add(UUID enrolment, String way, List<NewBrought> all, int passMark, Instant at) {
        var passed = new ArrayList<Boolean>();
        all.forEach(it -> passed.add(it.passed(passMark)));
        return sql.sql(
                        """
                        insert into coursework.brought
                          (institution_id, enrolment_id, scope_pos, person_id, kind, way, origin, code, name, term, taken_on,
                           credits, total, mark, passed, evidence, recorder, recorded_at)
                        select s.institution_id, s.enrolment_id, s.scope_pos, s.person_id, n.kind, :way, n.origin, n.code,
                               n.name, n.term, n.taken, n.credits, n.total, n.mark, n.passed, n.evidence, :recorder, :at
                          from registry.student s
                         cross join unnest(cast(:kinds as text[]), cast(:origins as text[]), cast(:codes as text[]),
                               cast(:names as text[]), cast(:terms as text[]), cast(cast(:takens as text[]) as date[]),
                               cast(cast(:credits as text[]) as numeric[]), cast(cast(:totals as text[]) as smallint[]),
                               cast(:marks as text[]), cast(:passed as boolean[]), cast(:evidence as text[]))
                               n (kind, origin, code, name, term, taken, credits, total, mark, passed, evidence)
                         where s.enrolment_id = :enrolment and not exists (
                           select from coursework.brought b
                            where b.enrolment_id = s.enrolment_id and b.struck_at is null and b.origin = n.origin
                              and b.code = n.code and b.name = n.name and b.term = n.term
                              and b.total is not distinct from n.total and b.mark is not distinct from n.mark)
                        """)
                .param("enrolment", enrolment)
                .param("way", way)
                .param("kinds", texts(all, NewBrought::kind))
                .param("origins", texts(all, it -> it.origin().strip()))
                .param("codes", texts(all, it -> it.code().strip()))
                .param("names", texts(all, it -> it.name().strip()))
                .param("terms", texts(all, it -> it.term().strip()))
                .param("takens", texts(all, NewBrought::takenOn))
                .param("credits", texts(all, NewBrought::credits))
                .param("totals", texts(all, NewBrought::total))
                .param("marks", texts(all, NewBrought::mark))
                .param("passed", passed.toArray(Boolean[]::new))
                .param("evidence", texts(all, it -> it.evidence().strip()))
                .param("recorder", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static <T> @Nullable String[] texts(
            List<NewBrought> all, java.util.function.Function<NewBrought, @Nullable T> of) {
        return all.stream().map(it -> Objects.toString(of.apply(it), null)).toArray(String[]::new);
    }

    /// @return false if it was struck before, or came with a transfer
    boolean strike(UUID id, String why, Instant at) {
        return sql.sql(
                                """
                                update coursework.brought set struck_at = :at, striker = :who, struck_why = :why
                                 where id = :id and struck_at is null and way <> 'package'
                                """)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("who", Acting.now().name())
                        .param("why", why)
                        .param("id", id)
                        .update()
                == 1;
    }

    /// Whether something recognised, or under way, stands upon it.
    boolean used(UUID id) {
        return sql.sql(
                        """
                        select exists (select from coursework.recognition_source s
                          join coursework.recognition_line l on l.id = s.line_id
                          join coursework.recognition r on r.case_id = l.case_id
                          left join workflow.case_file f on f.id = r.case_id
                         where s.brought_id = :id and r.reversed_at is null
                           and (s.in_force or f.state in ('submitted', 'in-progress', 'amending')))
                        """)
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /// Every published result of an enrolment, written at the school that takes the student in.
    int carry(UUID from, UUID to, String origin, UUID transfer, String evidence, Instant at) {
        return sql.sql(
                        """
                        insert into coursework.brought
                          (institution_id, enrolment_id, scope_pos, person_id, kind, way, origin, code, name, term, attempt,
                           taken_on, credits, total, mark, passed, evidence, transfer_id, recorder, recorded_at)
                        select s.institution_id, s.enrolment_id, s.scope_pos, s.person_id, 'course', 'package', :origin,
                               c.code, c.name, m.year || ' ' || m.name, g.attempt, lower(m.during), c.credits, g.total,
                               g.mark, g.passed, :evidence, :transfer, :recorder, :at
                          from registry.student s
                          join coursework.grade g on g.enrolment_id = :from and (g.total is not null or g.mark is not null)
                          join coursework.task t on t.id = g.task_id and t.stage = 'published'
                          join curriculum.course c on c.id = t.course_id
                          join calendar.term m on m.id = t.term_id
                         where s.enrolment_id = :to
                        union all
                        -- what an earlier school had sent along goes on with the student
                        select s.institution_id, s.enrolment_id, s.scope_pos, s.person_id, b.kind, 'package', b.origin,
                               b.code, b.name, b.term, b.attempt, b.taken_on, b.credits, b.total, b.mark, b.passed,
                               b.evidence, :transfer, :recorder, :at
                          from registry.student s
                          join coursework.brought b on b.enrolment_id = :from and b.struck_at is null
                         where s.enrolment_id = :to
                        """)
                .param("from", from)
                .param("to", to)
                .param("origin", origin)
                .param("transfer", transfer)
                .param("evidence", evidence)
                .param("recorder", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// What travels with the file, by term: our own published results and those that came before.
    List<Brought> travelling(UUID enrolment) {
        return sql.sql(
                        """
                        select r.* from (
                          select g.id, g.enrolment_id, 'course' as kind, 'package' as way, i.name as origin, c.code, c.name,
                                 m.year || ' ' || m.name as term, g.attempt, lower(m.during) as taken_on, c.credits, g.total,
                                 g.mark, g.passed, '' as evidence, '' as recorder, null as struck_why
                            from coursework.grade g
                            join coursework.task t on t.id = g.task_id and t.stage = 'published'
                            join organisation.unit i on i.id = t.institution_id
                            join curriculum.course c on c.id = t.course_id
                            join calendar.term m on m.id = t.term_id
                           where g.enrolment_id = :enrolment and (g.total is not null or g.mark is not null)
                          union all
                        """
                                + SELECT
                                + """
                                   where b.enrolment_id = :enrolment and b.struck_at is null) r
                                 order by r.taken_on nulls first, r.code, r.attempt, r.id
                                """)
                .param("enrolment", enrolment)
                .query(Brought.class)
                .list();
    }
}
