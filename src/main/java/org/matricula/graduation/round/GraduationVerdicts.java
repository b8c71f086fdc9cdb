package org.matricula.graduation.round;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.graduation.audit.Unmet;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Cursor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What a round found, student by student, and what the department says of it.
@Repository
@Transactional(readOnly = true)
public class GraduationVerdicts {

    /// @param outcome blank for every one, [#OTHERS] for whoever does not graduate
    /// @param review blank for every one
    public record Sought(UUID round, String outcome, String review) {}

    /// Whoever of a round does not graduate by it.
    public static final String OTHERS = "others";

    /// How many end in which way.
    public record Tally(
            int graduates,
            int degrees,
            int completions,
            int incompletes,
            int postponed,
            int open) {}

    /// As published: no more of a name and a number than is needed.
    public record Line(
            String unit, String name, String studentNumber, String outcome, boolean degree) {}

    static final String SELECT =
            """
            select v.id, v.round_id, v.enrolment_id, v.person_id, v.scope_pos, s.name, s.student_number, u.name as unit,
                   v.credits, v.credits_need, v.average, v.found, v.outcome, v.degree, v.photo, v.review, v.note, v.reviewer
              from graduation.verdict v
              join registry.student s on s.enrolment_id = v.enrolment_id
              join organisation.unit u on u.id = s.unit_id
            """;

    private final JdbcClient sql;

    GraduationVerdicts(JdbcClient sql) {
        this.sql = sql;
    }

    public Slice<Verdict> page(Sought it, @Nullable String cursor, int limit) {
        var after = cursor == null ? null : Cursor.read(cursor, 2);
        var rows =
                sought(
                                it,
                                " and (v.scope_pos, v.id) > (:pos, :id) order by v.scope_pos, v.id limit :limit")
                        .param("pos", after == null ? -1L : number(after.getFirst()))
                        .param("id", after == null ? new UUID(0, 0) : id(after.getLast()))
                        .param("limit", limit + 1)
                        .query(Verdict.class)
                        .list();
        return Slice.of(rows, limit, row -> Cursor.of(row.scopePos(), row.id()));
    }

    /// All of a list, in the order in which it hangs.
    public List<Verdict> all(Sought it) {
        return sought(it, " order by v.scope_pos, s.student_number").query(Verdict.class).list();
    }

    /// @throws Absent if there is none within reach
    public Verdict get(UUID id) {
        return sql.sql(SELECT + " where v.id = :id")
                .param("id", id)
                .query(Verdict.class)
                .optional()
                .orElseThrow(() -> new Absent("verdict"));
    }

    /// What is not met, of many at once.
    public Map<UUID, List<Unmet>> unmet(Collection<UUID> verdicts) {
        var all = new HashMap<UUID, List<Unmet>>();
        sql.sql(
                        """
                        select k.verdict_id, k.rule, k.about, k.needs, k.has, k.leads_to, k.reach,
                               array(select c.code || ' ' || c.name from curriculum.course c where c.id = any (k.courses)
                                      order by case when k.reach is not null then array_position(k.courses, c.id) end,
                                               c.code) as courses
                          from graduation.unmet k where k.verdict_id = any (:ids) order by k.verdict_id, k.rule, k.about
                        """)
                .param("ids", verdicts.toArray(UUID[]::new))
                .query((row, n) ->
                        all.computeIfAbsent(
                                        row.getObject("verdict_id", UUID.class),
                                        it -> new ArrayList<>())
                                .add(
                                        new Unmet(
                                                row.getString("rule"),
                                                row.getString("about"),
                                                row.getBigDecimal("needs"),
                                                row.getBigDecimal("has"),
                                                List.of(
                                                        (String[])
                                                                row.getArray("courses").getArray()),
                                                row.getBigDecimal("reach"),
                                                row.getString("leads_to"))))
                .list();
        return all;
    }

    public Tally tally(UUID round) {
        return sql.sql(
                        """
                        select count(*) filter (where v.outcome = 'graduate')::int as graduates,
                               count(*) filter (where v.degree)::int as degrees,
                               count(*) filter (where v.outcome = 'completion')::int as completions,
                               count(*) filter (where v.outcome = 'incomplete')::int as incompletes,
                               count(*) filter (where v.outcome = 'postponed')::int as postponed,
                               count(*) filter (where v.review = 'open')::int as open
                          from graduation.verdict v where v.round_id = :round
                        """)
                .param("round", round)
                .query(Tally.class)
                .single();
    }

    /// 公示名单: those who leave, names and numbers masked; whoever is postponed is on no list.
    ///
    /// @param from how many lines were had before
    public List<Line> published(UUID round, int from, int limit) {
        return sql.sql(
                        """
                        select u.name as unit, left(s.name, 1) || repeat('＊', greatest(length(s.name) - 1, 1)) as name,
                               repeat('*', greatest(length(s.student_number) - 4, 0)) || right(s.student_number, 4) as student_number,
                               v.outcome, v.degree
                          from graduation.verdict v
                          join registry.student s on s.enrolment_id = v.enrolment_id
                          join organisation.unit u on u.id = s.unit_id
                         where v.round_id = :round and v.outcome <> 'postponed'
                         order by v.scope_pos, s.student_number offset :from limit :limit
                        """)
                .param("round", round)
                .param("from", Math.max(0, from))
                .param("limit", limit)
                .query(Line.class)
                .list();
    }

    /// What a student has been told: the newest that stands, and whatever they objected to before
    /// it, for an answer is theirs to read when the list has come down.
    List<Verdict> told(UUID enrolment) {
        return sql.sql(
                        SELECT
                                + """
                                 join graduation.round r on r.id = v.round_id
                                 where v.enrolment_id = :enrolment and r.state in ('published', 'decided')
                                 order by v.id desc
                                """)
                .param("enrolment", enrolment)
                .query(Verdict.class)
                .list();
    }

    private JdbcClient.StatementSpec sought(Sought it, String rest) {
        return sql.sql(
                        SELECT
                                + " where v.round_id = :round and (:outcome = '' or v.outcome = :outcome"
                                + " or :outcome = 'others' and v.outcome <> 'graduate')"
                                + " and (:review = '' or v.review = :review)"
                                + rest)
                .param("round", it.round())
                .param("outcome", it.outcome())
                .param("review", it.review());
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notOurs) {
            throw new Refused(Refusal.input("cursor", "cursor"));
        }
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOurs) {
            throw new Refused(Refusal.input("cursor", "cursor"));
        }
    }
}
