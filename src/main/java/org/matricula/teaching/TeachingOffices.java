package org.matricula.teaching;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 教研室 within reach: the door for whoever gives an office something to do.
@Repository
@Transactional(readOnly = true)
public class TeachingOffices {

    /// @param unit where it lies, a department or the school
    /// @param headId 教研室主任, null as long as nobody is named
    public record Office(
            UUID id,
            UUID institutionId,
            UUID unitId,
            String unit,
            long scopePos,
            String name,
            @Nullable UUID headId,
            @Nullable String head,
            int members,
            int courses,
            boolean closed) {}

    /// Which office answers for a course.
    public record Answers(UUID courseId, UUID officeId, String office) {}

    private static final String SELECT =
            """
            select o.id, o.institution_id, o.unit_id, u.name as unit, o.scope_pos, o.name, o.head_id, h.name as head,
                   (select count(*) from teaching.office_member m where m.office_id = o.id and m.until is null) as members,
                   (select count(*) from teaching.office_course c where c.office_id = o.id) as courses,
                   o.closed_on is not null as closed
              from teaching.office o
              join organisation.unit u on u.id = o.unit_id
              left join identity.account h on h.id = o.head_id
             where o.scope_pos between :lo and :hi
            """;

    private final JdbcClient sql;

    TeachingOffices(JdbcClient sql) {
        this.sql = sql;
    }

    /// Those that stand, in the order of the tree.
    public List<Office> all() {
        return asked(" and o.closed_on is null order by u.pos, o.name").query(Office.class).list();
    }

    /// @throws Absent if there is none such within reach
    public Office get(UUID office) {
        return asked(" and o.id = :office")
                .param("office", office)
                .query(Office.class)
                .optional()
                .orElseThrow(() -> new Absent("teaching office " + office));
    }

    /// By course; a course that no office answers for is left out.
    public Map<UUID, Answers> ofCourses(Collection<UUID> courses) {
        return sql
                .sql(
                        """
                        select c.course_id, o.id as office_id, o.name as office
                          from teaching.office_course c
                          join teaching.office o on o.id = c.office_id and o.closed_on is null
                         where c.course_id = any (:courses)
                        """)
                .param("courses", courses.toArray(UUID[]::new))
                .query(Answers.class)
                .stream()
                .collect(Collectors.toMap(Answers::courseId, it -> it));
    }

    /// Heads and members of some offices, each account once.
    public List<UUID> accounts(Collection<UUID> offices) {
        return sql.sql(
                        """
                        select o.head_id from teaching.office o where o.id = any (:offices) and o.head_id is not null
                        union
                        select m.account_id from teaching.office_member m
                         where m.office_id = any (:offices) and m.until is null
                        """)
                .param("offices", offices.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /// Courses of the offices that an account heads or belongs to.
    public List<Answers> of(UUID account) {
        return sql.sql(
                        """
                        select c.course_id, o.id as office_id, o.name as office
                          from teaching.office o
                          join teaching.office_course c on c.office_id = o.id
                         where o.closed_on is null
                           and (o.head_id = :account or exists (
                             select from teaching.office_member m
                              where m.office_id = o.id and m.account_id = :account and m.until is null))
                        """)
                .param("account", account)
                .query(Answers.class)
                .list();
    }

    private JdbcClient.StatementSpec asked(String more) {
        var scope = Acting.now().scope();
        return sql.sql(SELECT + more).param("lo", scope.lo()).param("hi", scope.hi());
    }
}
