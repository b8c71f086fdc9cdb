package org.matricula.teaching.staff;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 师资: who teaches within reach, what they are, teach and have examined.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class TeacherProfiles {

    /// One teacher in a term.
    ///
    /// @param hours of the courses taught, each task its own
    public record Teacher(
            UUID account,
            String name,
            @Nullable String office,
            String rank,
            String title,
            int courses,
            int tasks,
            int students,
            int hours) {}

    public record Profile(
            UUID account, String name, String rank, String title, String degree, String field) {}

    /// What somebody taught, teaching beside another among it.
    public record Taught(
            UUID taskId,
            String term,
            String code,
            String course,
            String unit,
            @Nullable BigDecimal credits,
            @Nullable Integer hours,
            int students,
            boolean beside,
            @Nullable BigDecimal passed) {}

    private static final String TEACHES =
            """
            select t.id, t.term_id, t.course_id, t.teacher_id as account, false as beside
              from coursework.task t where t.scope_pos between :lo and :hi
            union all
            select t.id, t.term_id, t.course_id, o.account_id, true
              from coursework.co_teacher o join coursework.task t on t.id = o.task_id
             where t.scope_pos between :lo and :hi
            """;

    private final JdbcClient sql;

    TeacherProfiles(JdbcClient sql) {
        this.sql = sql;
    }

    /// Those who teach in the term, belong to an office or have a profile, within reach.
    List<Teacher> of(UUID institution, UUID term) {
        return reaching(
                        """
                        with taught as (%s),
                        who as (
                          select account from taught where term_id = :term
                          union select m.account_id from teaching.office_member m join teaching.office o on o.id = m.office_id
                                 where m.until is null and o.closed_on is null and o.scope_pos between :lo and :hi
                          union select p.account_id from teaching.profile p
                                 where p.institution_id = :institution and p.scope_pos between :lo and :hi)
                        select w.account, a.name,
                               (select string_agg(o.name, '、' order by o.name) from teaching.office_member m
                                  join teaching.office o on o.id = m.office_id and o.closed_on is null
                                 where m.account_id = w.account and m.until is null) as office,
                               coalesce(p.rank, 'none') as rank, coalesce(p.title, '') as title,
                               coalesce(n.courses, 0) as courses, coalesce(n.tasks, 0) as tasks,
                               coalesce(n.students, 0) as students, coalesce(n.hours, 0) as hours
                          from who w
                          join identity.account a on a.id = w.account
                          left join teaching.profile p on p.account_id = w.account and p.institution_id = :institution
                          left join (
                            select k.account, count(distinct k.course_id) as courses, count(*) as tasks,
                                   sum(g.students) as students, sum(c.hours) as hours
                              from taught k
                              join curriculum.course c on c.id = k.course_id
                              cross join lateral (select count(distinct x.enrolment_id) as students
                                    from coursework.grade x where x.task_id = k.id) g
                             where k.term_id = :term group by k.account) n on n.account = w.account
                         order by a.name, w.account
                        """
                                .formatted(TEACHES))
                .param("institution", institution)
                .param("term", term)
                .query(Teacher.class)
                .list();
    }

    /// Whether somebody teaches, belongs to an office or has a profile within reach.
    boolean known(UUID account) {
        return reaching(
                        """
                        select exists (select from (%s) k where k.account = :account)
                            or exists (select from teaching.office_member m
                                        where m.account_id = :account and m.scope_pos between :lo and :hi)
                            or exists (select from teaching.profile p
                                        where p.account_id = :account and p.scope_pos between :lo and :hi)
                        """
                                .formatted(TEACHES))
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    Optional<Profile> profile(UUID account) {
        return reaching(
                        """
                        select p.account_id as account, a.name, p.rank, p.title, p.degree, p.field
                          from teaching.profile p join identity.account a on a.id = p.account_id
                         where p.account_id = :account
                           and (p.scope_pos between :lo and :hi or p.account_id = cast(:self as uuid))
                         order by p.kept_at desc limit 1
                        """)
                .param("self", Acting.now().account())
                .param("account", account)
                .query(Profile.class)
                .optional();
    }

    /// The newest term first.
    List<Taught> taught(UUID account) {
        return reaching(
                        """
                        select k.id as task_id, m.year || ' ' || m.name as term, c.code, c.name as course,
                               trim(u.name || ' ' || t.group_name) as unit, c.credits, c.hours, g.students, k.beside,
                               case when t.stage = 'published' then g.passed end as passed
                          from (%s) k
                          join coursework.task t on t.id = k.id
                          join curriculum.course c on c.id = k.course_id
                          join organisation.unit u on u.id = t.unit_id
                          join calendar.term m on m.id = k.term_id
                          cross join lateral (
                            select count(distinct x.enrolment_id) as students,
                                   round(100.0 * count(*) filter (where x.passed)
                                         / nullif(count(*) filter (where x.passed is not null), 0), 1) as passed
                              from coursework.grade x where x.task_id = k.id and x.attempt in ('first', 'retake')) g
                         where k.account = :account
                         order by lower(m.during) desc, c.code, k.id limit 500
                        """
                                .formatted(TEACHES))
                .param("account", account)
                .query(Taught.class)
                .list();
    }

    void keep(UUID account, UUID institution, long pos, Profile it, Instant at) {
        sql.sql(
                        """
                        insert into teaching.profile
                          (account_id, institution_id, scope_pos, rank, title, degree, field, kept_by, kept_at)
                        values (:account, :institution, :pos, :rank, :title, :degree, :field, :by, :at)
                        on conflict (account_id, institution_id) do update
                          set rank = excluded.rank, title = excluded.title, degree = excluded.degree,
                              field = excluded.field, kept_by = excluded.kept_by, kept_at = excluded.kept_at
                        """)
                .param("account", account)
                .param("institution", institution)
                .param("pos", pos)
                .param("rank", it.rank())
                .param("title", it.title())
                .param("degree", it.degree())
                .param("field", it.field())
                .param("by", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private JdbcClient.StatementSpec reaching(String statement) {
        var scope = Acting.now().scope();
        return sql.sql(statement).param("lo", scope.lo()).param("hi", scope.hi());
    }
}
