package org.matricula.teaching.office;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.organisation.Unit;
import org.matricula.teaching.TeachingOffices.Office;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes 教研室, and reads who and what belongs to one.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class OfficeRows {

    public record Member(UUID account, String username, String name, LocalDate since) {}

    public record Course(UUID id, String code, String name, String assessment) {}

    private final JdbcClient sql;

    OfficeRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// @return empty if one of that name stands already
    Optional<UUID> open(Unit at, String name, @Nullable UUID head, LocalDate on) {
        return sql.sql(
                        """
                        insert into teaching.office (institution_id, unit_id, scope_pos, name, head_id, opened_on)
                        values (:institution, :unit, :pos, :name, cast(:head as uuid), :on)
                        on conflict do nothing returning id
                        """)
                .param("institution", at.institutionId())
                .param("unit", at.id())
                .param("pos", at.pos())
                .param("name", name)
                .param("head", head)
                .param("on", on)
                .query(UUID.class)
                .optional();
    }

    void hold(UUID office) {
        sql.sql("select id from teaching.office where id = :id for update")
                .param("id", office)
                .query(UUID.class)
                .optional();
    }

    void head(UUID office, @Nullable UUID account) {
        sql.sql("update teaching.office set head_id = cast(:head as uuid) where id = :id")
                .param("head", account)
                .param("id", office)
                .update();
    }

    /// Its courses are free for another office from then on.
    void close(UUID office, LocalDate on) {
        sql.sql("delete from teaching.office_course where office_id = :id")
                .param("id", office)
                .update();
        sql.sql(
                        "update teaching.office_member set until = :on where office_id = :id and until is null")
                .param("on", on)
                .param("id", office)
                .update();
        sql.sql("update teaching.office set closed_on = :on where id = :id")
                .param("on", on)
                .param("id", office)
                .update();
    }

    int add(Office it, List<UUID> accounts, LocalDate on) {
        return sql.sql(
                        """
                        insert into teaching.office_member (office_id, account_id, scope_pos, since)
                        select :office, a, :pos, :on from unnest(cast(:accounts as uuid[])) a
                        on conflict do nothing
                        """)
                .param("office", it.id())
                .param("pos", it.scopePos())
                .param("on", on)
                .param("accounts", accounts.toArray(UUID[]::new))
                .update();
    }

    boolean leave(UUID office, UUID account, LocalDate on) {
        return sql.sql(
                                """
                                update teaching.office_member set until = :on
                                 where office_id = :office and account_id = :account and until is null
                                """)
                        .param("on", on)
                        .param("office", office)
                        .param("account", account)
                        .update()
                == 1;
    }

    /// Courses another office has stay there.
    List<UUID> assign(Office it, List<UUID> courses) {
        return sql.sql(
                        """
                        insert into teaching.office_course (course_id, office_id, scope_pos)
                        select c, :office, :pos from unnest(cast(:courses as uuid[])) c
                        on conflict do nothing returning course_id
                        """)
                .param("office", it.id())
                .param("pos", it.scopePos())
                .param("courses", courses.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    boolean release(UUID office, UUID course) {
        return sql.sql(
                                "delete from teaching.office_course where office_id = :office and course_id = :course")
                        .param("office", office)
                        .param("course", course)
                        .update()
                == 1;
    }

    List<Member> members(UUID office) {
        return sql.sql(
                        """
                        select m.account_id as account, a.username, a.name, m.since
                          from teaching.office_member m join identity.account a on a.id = m.account_id
                         where m.office_id = :office and m.until is null order by a.name, a.username
                        """)
                .param("office", office)
                .query(Member.class)
                .list();
    }

    List<Course> courses(UUID office) {
        return sql.sql(
                        """
                        select c.id, c.code, c.name, c.assessment
                          from teaching.office_course o join curriculum.course c on c.id = o.course_id
                         where o.office_id = :office order by c.code
                        """)
                .param("office", office)
                .query(Course.class)
                .list();
    }
}
