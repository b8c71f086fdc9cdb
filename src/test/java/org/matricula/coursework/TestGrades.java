package org.matricula.coursework;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// Published grades for other modules' tests: a term, a programme, its courses, a teacher.
public record TestGrades(
        JdbcClient sql,
        TransactionOperations transaction,
        UUID institution,
        UUID unit,
        UUID term,
        UUID programme,
        UUID module,
        UUID teacher) {

    public static TestGrades in(
            JdbcClient sql,
            TransactionOperations transaction,
            UUID institution,
            UUID grade,
            UUID unit,
            LocalDate from,
            LocalDate until) {
        return Acting.call(
                Actor.system("test"),
                () ->
                        transaction.execute(status -> {
                            var year = from.getYear();
                            var term =
                                    id(
                                            sql,
                                            "insert into calendar.term (unit_id, year, seq, name,"
                                                    + " during) values (?, ?, 1, '第一学期', daterange(?,"
                                                    + " ?)) returning id",
                                            institution,
                                            year + "-" + (year + 1),
                                            from,
                                            until);
                            var programme =
                                    id(
                                            sql,
                                            "insert into curriculum.programme (institution_id,"
                                                    + " unit_id, entry_year, name) values (?, ?, ?,"
                                                    + " '软件技术') returning id",
                                            institution,
                                            grade,
                                            year);
                            var module =
                                    id(
                                            sql,
                                            "insert into curriculum.module (programme_id, seq,"
                                                    + " name, least_credits) values (?, 1, '专业课', 20)"
                                                    + " returning id",
                                            programme);
                            var teacher =
                                    id(
                                            sql,
                                            "insert into identity.account (username, name) values"
                                                    + " (?, '陈老师') returning id",
                                            "t" + UUID.randomUUID().toString().substring(0, 12));
                            return new TestGrades(
                                    sql,
                                    transaction,
                                    institution,
                                    unit,
                                    term,
                                    programme,
                                    module,
                                    teacher);
                        }));
    }

    /// A course with its published task in a class of this term.
    public UUID task(UUID inTerm, String code, String name) {
        return made(() -> {
            var course =
                    sql.sql(
                                    """
                                    insert into curriculum.course (institution_id, code, name, credits, hours, nature, assessment)
                                    values (?, ?, ?, 4.0, 64, 'required', 'examined')
                                    on conflict (institution_id, code) do update set name = excluded.name returning id
                                    """)
                            .params(institution, code, name)
                            .query(UUID.class)
                            .single();
            sql.sql(
                            "insert into curriculum.planned_course values (?, ?, ?, 1) on conflict"
                                    + " do nothing")
                    .params(programme, course, module)
                    .update();
            return id(
                    sql,
                    """
                    insert into coursework.task (institution_id, scope_pos, unit_id, term_id, course_id, programme_id, teacher_id,
                                                 scale, usual_percent, opens_on, closes_on, stage)
                    select u.institution_id, u.pos, u.id, m.id, ?, ?, ?, 'hundred', 30, lower(m.during), upper(m.during), 'published'
                      from organisation.unit u, calendar.term m where m.id = ? and u.id = ? returning id
                    """,
                    course,
                    programme,
                    teacher,
                    inTerm,
                    unit);
        });
    }

    public UUID task(String code, String name) {
        return task(term, code, name);
    }

    public void grade(UUID task, UUID enrolment, String attempt, @Nullable Integer total) {
        made(() ->
                id(
                        sql,
                        """
                        insert into coursework.grade (task_id, enrolment_id, scope_pos, person_id, attempt, total, mark, passed)
                        select ?, s.enrolment_id, s.scope_pos, s.person_id, ?, cast(? as smallint),
                               case when cast(? as smallint) is null then 'absent' end, coalesce(? >= 60, false)
                          from registry.student s where s.enrolment_id = ? returning id
                        """,
                        task,
                        attempt,
                        total,
                        total,
                        total,
                        enrolment));
    }

    /// Whatever a test sets by hand.
    public int changed(String statement, Object... params) {
        return made(() -> sql.sql(statement).params(params).update());
    }

    public String told(String question, Object... params) {
        return made(() -> sql.sql(question).params(params).query(String.class).single());
    }

    private <T> T made(java.util.function.Supplier<T> work) {
        return Acting.call(Actor.system("test"), () -> transaction.execute(status -> work.get()));
    }

    private static UUID id(JdbcClient sql, String statement, @Nullable Object... params) {
        var asked = sql.sql(statement);
        for (var it : params) {
            asked = it == null ? asked.param(null) : asked.param(it);
        }
        return asked.query(UUID.class).single();
    }
}
