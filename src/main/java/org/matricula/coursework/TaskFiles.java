package org.matricula.coursework;

import java.sql.Array;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Sheets of teaching tasks between preview and confirmation, and the tasks they are compared with.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class TaskFiles {

    record Kept(UUID term, byte[] content) {}

    private final JdbcClient sql;

    TaskFiles(JdbcClient sql) {
        this.sql = sql;
    }

    UUID keep(UUID institution, UUID term, byte[] content, Instant at) {
        return sql.sql(
                        """
                        insert into coursework.task_file (institution_id, term_id, content, brought_by, brought_at)
                        values (:institution, :term, :content, cast(:by as uuid), :at) returning id
                        """)
                .param("institution", institution)
                .param("term", term)
                .param("content", content)
                .param("by", Acting.now().account())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    /// Only by whoever brought it, and once.
    Optional<Kept> hold(UUID institution, UUID file) {
        return sql.sql(
                        """
                        select term_id as term, content from coursework.task_file
                         where id = :id and institution_id = :institution and applied_at is null
                           and brought_by is not distinct from cast(:by as uuid) for update
                        """)
                .param("id", file)
                .param("institution", institution)
                .param("by", Acting.now().account())
                .query(Kept.class)
                .optional();
    }

    void applied(UUID file, Instant at) {
        sql.sql("update coursework.task_file set applied_at = :at, content = '' where id = :id")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", file)
                .update();
    }

    /// In one order: two imports of one term come one after the other.
    void holdTasks(UUID institution, UUID term) {
        sql.sql(
                        """
                        select id from coursework.task where institution_id = :institution and term_id = :term
                         order by id for update
                        """)
                .param("institution", institution)
                .param("term", term)
                .query(UUID.class)
                .list();
    }

    /// Within reach.
    List<TaskGround.Standing> standing(UUID institution, UUID term) {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select t.id, t.unit_id, t.course_id, t.group_name, t.teacher_id, a.name, t.scale, t.usual_percent,
                               t.midterm_percent, t.practical_percent, t.opens_on, t.closes_on, t.stage, t.lesson_times,
                               array(select o.account_id from coursework.co_teacher o where o.task_id = t.id) as co,
                               exists (select from coursework.grade g
                                     where g.task_id = t.id and (g.total is not null or g.mark is not null
                                       or g.usual is not null or g.exam is not null)) as typed
                          from coursework.task t join identity.account a on a.id = t.teacher_id
                         where t.institution_id = :institution and t.term_id = :term
                           and t.scope_pos between :lo and :hi
                        """)
                .param("institution", institution)
                .param("term", term)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .query((row, i) ->
                        new TaskGround.Standing(
                                row.getObject("id", UUID.class),
                                row.getObject("unit_id", UUID.class),
                                row.getObject("course_id", UUID.class),
                                row.getString("group_name"),
                                row.getObject("teacher_id", UUID.class),
                                row.getString("name"),
                                ids(row.getArray("co")),
                                row.getString("scale"),
                                row.getInt("usual_percent"),
                                row.getInt("midterm_percent"),
                                row.getInt("practical_percent"),
                                row.getObject("opens_on", LocalDate.class),
                                row.getObject("closes_on", LocalDate.class),
                                row.getString("stage"),
                                row.getBoolean("typed"),
                                row.getString("lesson_times")))
                .list();
    }

    private static List<UUID> ids(Array array) throws java.sql.SQLException {
        return Arrays.stream((Object[]) array.getArray()).map(it -> (UUID) it).toList();
    }
}
