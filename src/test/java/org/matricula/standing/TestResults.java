package org.matricula.standing;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Published results of an invented class, written as they stand after the make-up exams.
///
/// @param unit the class whose tasks they are
public record TestResults(
        JdbcClient sql, TransactionTemplate transaction, UUID institution, UUID unit) {

    public static final List<String> COURSES =
            List.of("高等数学", "大学英语", "大学物理", "程序设计", "线性代数", "数据结构", "电路基础", "思想道德");

    public UUID term(String year, int seq, String name, LocalDate from, LocalDate until) {
        return one(
                """
                insert into calendar.term (unit_id, year, seq, name, during)
                values (?, ?, ?, ?, daterange(?, ?)) returning id
                """,
                institution,
                year,
                seq,
                name,
                from,
                until);
    }

    /// Eight courses of two credits, taught and published in a term.
    public List<UUID> courses(UUID term, LocalDate on) {
        var programme =
                one(
                        """
                        insert into curriculum.programme (institution_id, unit_id, level, entry_year, name)
                        values (?, ?, gen_random_uuid()::text, 2026, '计算机应用技术') returning id
                        """,
                        institution,
                        unit);
        var teacher =
                one(
                        """
                        insert into identity.account (username, name)
                        values ('t' || substr(gen_random_uuid()::text, 1, 12), '陈老师') returning id
                        """);
        return COURSES.stream()
                .map(name ->
                        one(
                                """
                                with c as (
                                  insert into curriculum.course (institution_id, code, name, credits, nature, assessment)
                                  values (?, substr(gen_random_uuid()::text, 1, 8), ?, 2, 'required', 'examined') returning id)
                                insert into coursework.task
                                  (institution_id, scope_pos, unit_id, term_id, course_id, programme_id, teacher_id, scale,
                                   usual_percent, opens_on, closes_on, stage)
                                select ?, u.pos, u.id, ?, c.id, ?, ?, 'hundred', 30, ?, ?, 'published'
                                  from c, organisation.unit u where u.id = ? returning id
                                """,
                                institution,
                                name,
                                institution,
                                term,
                                programme,
                                teacher,
                                on,
                                on,
                                unit))
                .toList();
    }

    /// A student's results in these tasks: the first ones failed, the others passed.
    public void results(UUID enrolment, List<UUID> tasks, int failed) {
        for (var i = 0; i < tasks.size(); i++) {
            result(enrolment, tasks.get(i), "first", i < failed ? 40 : 80);
        }
    }

    public void result(UUID enrolment, UUID task, String attempt, int total) {
        changed(
                """
                insert into coursework.grade (task_id, enrolment_id, scope_pos, person_id, attempt, total, passed)
                select ?, e.id, e.scope_pos, e.person_id, ?, ?, ? from registry.enrolment e where e.id = ?
                """,
                task,
                attempt,
                total,
                total >= 60,
                enrolment);
    }

    public UUID one(String statement, Object... values) {
        return system(() -> sql.sql(statement).params(values).query(UUID.class).single());
    }

    public String told(String question, Object... values) {
        return system(() -> sql.sql(question).params(values).query(String.class).single());
    }

    public void changed(String statement, Object... values) {
        system(() -> sql.sql(statement).params(values).update());
    }

    private <T> T system(Supplier<T> work) {
        return Acting.call(Actor.system("test"), () -> transaction.execute(it -> work.get()));
    }
}
