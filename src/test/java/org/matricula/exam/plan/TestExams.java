package org.matricula.exam.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.matricula.job.TestJobs;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Terms, courses and published failures from which a round is made.
@Component
public class TestExams {

    private final TestJobs jobs;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TestExams(TestJobs jobs, JdbcClient sql, TransactionTemplate transaction, Clock clock) {
        this.jobs = jobs;
        this.sql = sql;
        this.transaction = transaction;
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /// Until every plan asked for so far is made.
    public void ran() {
        jobs.ended(MakePlan.NAME);
    }

    /// Last term, and the one that runs now.
    ///
    /// @return last term
    public UUID terms(UUID school) {
        term(school, 2, today().minusDays(10), today().plusDays(100));
        return term(school, 1, today().minusDays(150), today().minusDays(30));
    }

    private UUID term(UUID school, int seq, LocalDate from, LocalDate until) {
        return made(
                """
                insert into calendar.term (unit_id, year, seq, name, during)
                values (?, '2025-2026', ?, case ? when 1 then '第一学期' else '第二学期' end, daterange(?, ?)) returning id
                """,
                school,
                seq,
                seq,
                from,
                until);
    }

    public UUID course(UUID school, String code, String name, String assessment) {
        return made(
                """
                insert into curriculum.course (institution_id, code, name, nature, assessment)
                values (?, ?, ?, 'required', ?) returning id
                """,
                school,
                code,
                name,
                assessment);
    }

    /// A class's published task.
    public UUID task(UUID unit, UUID term, UUID course, UUID teacher) {
        return made(
                """
                with u as (select * from organisation.unit where id = ?),
                p as (
                  insert into curriculum.programme (institution_id, unit_id, level, entry_year, name)
                  select institution_id, id, gen_random_uuid()::text, 2025, '方案' from u returning id)
                insert into coursework.task (institution_id, scope_pos, unit_id, term_id, course_id, programme_id, teacher_id,
                                             scale, usual_percent, opens_on, closes_on, stage)
                select u.institution_id, u.pos, u.id, ?, ?, p.id, ?, 'hundred', 30, '2026-01-01', '2026-01-02', 'published'
                  from u, p returning id
                """,
                unit,
                term,
                course,
                teacher);
    }

    /// A first attempt: a total, or a mark.
    public void first(UUID task, UUID enrolment, Integer total, String mark) {
        made(
                """
                insert into coursework.grade (task_id, enrolment_id, scope_pos, person_id, usual, exam, total, mark, passed, version)
                select ?, e.id, e.scope_pos, e.person_id, 70, cast(? as numeric), cast(? as int), cast(? as text),
                       case when cast(? as text) = 'deferred' then null else coalesce(cast(? as int) >= 60, false) end, 1
                  from registry.enrolment e where e.id = ? returning id
                """,
                task,
                total,
                total,
                mark,
                mark,
                total,
                enrolment);
    }

    public UUID made(String insert, Object... values) {
        return system(() -> sql.sql(insert).params(values).query(UUID.class).single());
    }

    public void changed(String update, Object... values) {
        system(() -> sql.sql(update).params(values).update());
    }

    public String told(String question, Object... values) {
        return system(() -> sql.sql(question).params(values).query(String.class).single());
    }

    private <T> T system(java.util.function.Supplier<T> work) {
        return Acting.call(Actor.system("test"), () -> transaction.execute(it -> work.get()));
    }
}
