package org.matricula.curriculum;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 培养方案: what was planned for whom.
@Repository
@Transactional(readOnly = true)
public class Programmes {

    private static final String SELECT =
            """
            select p.id, p.institution_id, p.unit_id, u.name as unit, p.level, p.entry_year, p.name, p.copied_from,
                   p.locked_at, p.version, p.reason, p.proposed_by, p.effective_at
              from curriculum.programme p join organisation.unit u on u.id = p.unit_id
            """;

    private final JdbcClient sql;

    Programmes(JdbcClient sql) {
        this.sql = sql;
    }

    /// @throws Absent if there is none such in the institution
    public Programme get(UUID institution, UUID programme) {
        return sql.sql(SELECT + "where p.id = :id and p.institution_id = :institution")
                .param("id", programme)
                .param("institution", institution)
                .query(Programme.class)
                .optional()
                .orElseThrow(() -> new Absent("programme " + programme));
    }

    /// The newest entry grade first.
    public List<Programme> of(UUID institution) {
        return sql.sql(
                        SELECT
                                + "where p.institution_id = :institution order by p.entry_year desc, u.pos, p.level, p.version desc")
                .param("institution", institution)
                .query(Programme.class)
                .list();
    }

    /// The newest entry grade first, at most `most` after the last one seen.
    ///
    /// @param after the last programme seen, or null
    public List<Programme> page(UUID institution, @Nullable UUID after, int most) {
        return sql.sql(
                        SELECT
                                + """
                                where p.institution_id = :institution
                                  and (cast(:after as uuid) is null
                                       or (p.entry_year, p.id) < (select a.entry_year, a.id
                                             from curriculum.programme a where a.id = cast(:after as uuid)))
                                order by p.entry_year desc, p.id desc limit :most
                                """)
                .param("institution", institution)
                .param("after", after)
                .param("most", most)
                .query(Programme.class)
                .list();
    }

    /// 毕业与学位要求: what a student who follows the programme must have in the end. The door for the
    /// audit before graduation.
    ///
    /// @throws Absent if there is none such
    public Requirements requirements(UUID programme) {
        record Least(
                @Nullable BigDecimal leastCredits,
                @Nullable BigDecimal leastElectiveCredits,
                @Nullable Integer leastElectives) {}

        var least =
                sql.sql(
                                """
                                select least_credits, least_elective_credits, least_electives
                                  from curriculum.programme where id = :programme
                                """)
                        .param("programme", programme)
                        .query(Least.class)
                        .optional()
                        .orElseThrow(() -> new Absent("programme " + programme));
        return new Requirements(
                least.leastCredits(),
                least.leastElectiveCredits(),
                least.leastElectives(),
                modules(programme),
                planned(programme).stream()
                        .filter(it -> it.nature().equals(Nature.DEGREE.code()))
                        .toList(),
                sql.sql(
                                """
                                select level, least_gpa, least_average, least_degree_score, degree_name
                                  from curriculum.degree_condition where programme_id = :programme order by level
                                """)
                        .param("programme", programme)
                        .query(DegreeCondition.class)
                        .list());
    }

    /// The programme a class follows: that of the nearest unit at or above it, of its level before
    /// one for every level.
    ///
    /// @param entryYear the year in which the class entered
    public Optional<Programme> followed(UUID unit, @Nullable String level, int entryYear) {
        return sql.sql(
                        SELECT
                                + """
                                join organisation.unit c on c.pos between u.pos and u.pos_end
                                where c.id = :unit and p.entry_year = :year and p.level in ('', :level)
                                  and p.effective_at is not null
                                order by u.pos desc, p.level desc, p.version desc limit 1
                                """)
                .param("unit", unit)
                .param("year", entryYear)
                .param("level", level == null ? "" : level)
                .query(Programme.class)
                .optional();
    }

    public List<ProgrammeModule> modules(UUID programme) {
        return sql.sql(
                        """
                        select m.id, m.seq, m.name, m.least_credits, coalesce(sum(c.credits), 0) as planned
                          from curriculum.module m
                          left join curriculum.planned_course p on p.module_id = m.id
                          left join curriculum.course c on c.id = p.course_id
                         where m.programme_id = :programme group by m.id order by m.seq
                        """)
                .param("programme", programme)
                .query(ProgrammeModule.class)
                .list();
    }

    /// By module, planned term and course ID.
    public List<PlannedCourse> planned(UUID programme) {
        return sql.sql(
                        """
                        select c.id as course_id, c.code, c.name, c.credits, c.hours, c.nature, c.assessment,
                               m.id as module_id, m.name as module, p.planned_term
                          from curriculum.planned_course p
                          join curriculum.course c on c.id = p.course_id
                          join curriculum.module m on m.id = p.module_id
                         where p.programme_id = :programme order by m.seq, p.planned_term, c.code
                        """)
                .param("programme", programme)
                .query(PlannedCourse.class)
                .list();
    }

    /// 对照: every course of either, by course ID.
    public List<Difference> compare(UUID programme, UUID other) {
        return sql.sql(
                        """
                        with one as (
                          select p.programme_id, p.course_id, m.name || ' · ' || p.planned_term as place
                            from curriculum.planned_course p join curriculum.module m on m.id = p.module_id
                           where p.programme_id in (:here, :there))
                        select c.code, c.name, max(o.place) filter (where o.programme_id = :here) as here,
                               max(o.place) filter (where o.programme_id = :there) as there
                          from one o join curriculum.course c on c.id = o.course_id
                         group by c.id order by c.code
                        """)
                .param("here", programme)
                .param("there", other)
                .query(Difference.class)
                .list();
    }
}
