package org.matricula.standing.warning;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Cursor;
import org.matricula.kernel.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Warnings as they are read. Whoever looks after a class sees them once they are confirmed; the
/// department and the office see the candidates too; the office alone sees rehearsals.
@Repository
@Transactional(readOnly = true)
public class Warnings {

    /// @param unit only those of its students
    /// @param level -1 for every one
    /// @param state blank for every one
    public record Sought(UUID run, @Nullable UUID unit, int level, String state) {}

    static final Set<String> OFFICE =
            Set.of("registrar", "academic-office-head", "vice-principal", "point-reviewer");

    private static final String SELECT =
            """
            select w.id, w.run_id, r.state as run_state, w.institution_id, t.year || ' ' || t.name as term,
                   lower(t.during) as term_from, w.enrolment_id, w.person_id, w.scope_pos, s.name, s.student_number,
                   s.birth_on, u.id as unit_id, u.name as unit, w.level, w.failed_courses, w.failed_credits,
                   w.taken_credits, w.earned_credits, w.year_taken, w.year_earned, w.in_a_row, w.years, w.limit_on,
                   w.state, w.review_reason, w.reviewer, w.notice_id, w.noticed_on, w.student_signed_on,
                   w.guardian_signed_on, w.guardian_way, w.mentor, w.plan, w.plan_until, w.closed_on, w.closed_why,
                   w.closer, d.decision
              from standing.warning w
              join standing.run r on r.id = w.run_id
              join calendar.term t on t.id = r.term_id
              join registry.student s on s.enrolment_id = w.enrolment_id
              join organisation.unit u on u.id = s.unit_id
              left join standing.treatment d on d.warning_id = w.id
             where (:office or :department and r.sort = 'warning'
                    or w.state not in ('found', 'kept', 'dropped'))
            """;

    private final JdbcClient sql;

    Warnings(JdbcClient sql) {
        this.sql = sql;
    }

    public Slice<Warning> page(Sought it, @Nullable String cursor, int limit) {
        var after = cursor == null ? null : Cursor.read(cursor, 2);
        var rows =
                sought(
                                it,
                                " and (w.scope_pos, w.id) > (:pos, :id) order by w.scope_pos, w.id limit :limit")
                        .param("pos", after == null ? -1L : number(after.getFirst()))
                        .param("id", after == null ? new UUID(0, 0) : id(after.getLast()))
                        .param("limit", limit + 1)
                        .query(Warning.class)
                        .list();
        return Slice.of(rows, limit, row -> Cursor.of(row.scopePos(), row.id()));
    }

    /// All of a list that is taken away as a sheet.
    public List<Warning> all(Sought it) {
        return sought(it, " order by w.scope_pos, s.student_number, w.id")
                .query(Warning.class)
                .list();
    }

    /// 累计不及格名单 of a unit: those with so many failed courses, but for whom the review has left out.
    public List<Warning> listed(UUID run, UUID unit, int from) {
        return sought(
                        new Sought(run, unit, -1, ""),
                        " and w.failed_courses >= :from and w.state <> 'dropped'"
                                + " order by w.scope_pos, s.student_number, w.id")
                .param("from", from)
                .query(Warning.class)
                .list();
    }

    /// @throws Absent if there is none within reach
    public Warning get(UUID id) {
        return read(" and w.id = :id")
                .param("id", id)
                .query(Warning.class)
                .optional()
                .orElseThrow(() -> new Absent("warning"));
    }

    /// Several at once.
    ///
    /// @throws Absent if one of them is not within reach
    public List<Warning> all(Collection<UUID> ids) {
        var found =
                read(" and w.id = any (:ids) order by w.scope_pos, w.id")
                        .param("ids", ids.toArray(UUID[]::new))
                        .query(Warning.class)
                        .list();
        if (found.size() != ids.size()) {
            throw new Absent("warning");
        }
        return found;
    }

    /// A student's warnings, the newest first; no candidates and no rehearsals among them.
    public List<Warning> of(UUID enrolment) {
        return read(" and w.enrolment_id = :enrolment and r.state = 'confirmed' and w.state <> 'dropped'"
                        + " order by lower(t.during) desc")
                .param("enrolment", enrolment)
                .query(Warning.class)
                .list();
    }

    /// Open ones about which something is still to be done, those that were never told first.
    public List<Warning> following(int limit) {
        return read("""
         and w.state = 'open' and (w.noticed_on is null or w.student_signed_on is null
                                   or w.guardian_signed_on is null or w.plan is null)
         order by w.noticed_on nulls first, w.level desc, w.id limit :limit
        """)
                .param("limit", limit)
                .query(Warning.class)
                .list();
    }

    /// Of the acting student, or of the acting guardian's wards while they are minors: what they
    /// have been told of.
    public List<Warning> own(LocalDate today) {
        return read("""
         and w.noticed_on is not null and (:role = 'student' or s.birth_on > :of_age)
         order by lower(t.during) desc
        """)
                .param("role", Acting.now().role())
                .param("of_age", today.minusYears(18))
                .query(Warning.class)
                .list();
    }

    private JdbcClient.StatementSpec sought(Sought it, String rest) {
        return read("""
         and w.run_id = :run and (:level < 0 or w.level = :level) and (:state = '' or w.state = :state)
         and (cast(:unit as uuid) is null or w.scope_pos between
                (select b.pos from organisation.unit b where b.id = :unit)
            and (select b.pos_end from organisation.unit b where b.id = :unit))
        """
                        + rest)
                .param("run", it.run())
                .param("level", it.level())
                .param("state", it.state())
                .param("unit", it.unit(), java.sql.Types.OTHER);
    }

    private JdbcClient.StatementSpec read(String rest) {
        var role = Acting.now().role();
        return sql.sql(SELECT + rest)
                .param("office", OFFICE.contains(role) || role.equals("system"))
                .param("department", role.equals("department-registrar"));
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notOurs) {
            return -1;
        }
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOurs) {
            return new UUID(0, 0);
        }
    }
}
