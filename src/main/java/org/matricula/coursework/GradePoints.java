package org.matricula.coursework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.matricula.organisation.Unit;
import org.matricula.policy.Policies;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 平均学分绩点, by the policy of each school: which courses are weighed, and what a total is worth. Of
/// many students in one statement, upon `coursework.v_counted` like all that counts.
@Repository
@Transactional(readOnly = true)
public class GradePoints {

    private static final String WEIGHED =
            """
            select k.enrolment_id,
                   round(sum((cast(:points as numeric[]))[coursework.worth(k.total, k.mark) + 1] * coalesce(k.credits, 1))
                         / sum(coalesce(k.credits, 1)), 2) as points,
                   sum(coalesce(k.credits, 1)) as credits,
                   coalesce(sum(coalesce(k.credits, 1)) filter (where k.passed), 0) as earned
              from coursework.v_counted k
             where k.nature = any (cast(:natures as text[])) and k.passed is not null
               and k.mark is distinct from 'exempt' and k.mark is distinct from 'recognised'
               and (:recognised or k.attempt <> 'recognised')
            """;

    private static final int FETCHED = 1000;

    private final JdbcClient sql;
    private final Policies policies;
    private final PointTables tables;
    private final Clock clock;

    GradePoints(JdbcClient sql, Policies policies, PointTables tables, Clock clock) {
        this.sql = sql;
        this.policies = policies;
        this.tables = tables;
        this.clock = clock;
    }

    /// Those of the students who have anything to weigh, each by the policy of their own school.
    public List<GradePoint> of(Collection<UUID> enrolments) {
        var ids = enrolments.toArray(UUID[]::new);
        var all = new ArrayList<GradePoint>();
        for (var institution :
                sql.sql(
                                "select distinct institution_id from registry.student where enrolment_id = any (:ids)")
                        .param("ids", ids)
                        .query(UUID.class)
                        .list()) {
            all.addAll(
                    asked(
                                    institution,
                                    WEIGHED
                                            + " and k.institution_id = :institution and k.enrolment_id = any (:ids)"
                                            + " group by k.enrolment_id")
                            .param("institution", institution)
                            .param("ids", ids)
                            .query(GradePoint.class)
                            .list());
        }
        return all;
    }

    /// Of a whole school, one after the other and none of them kept: for runs over everybody. An
    /// array of students reaches the grades below the view; the school alone would not, and all
    /// schools' results would be weighed for each. Row-level security compares positions with
    /// settings of which the planner knows nothing, so it takes a school for one student and nests
    /// loops.
    public void each(UUID institution, Consumer<GradePoint> of) {
        sql.sql(
                        """
                        select set_config('enable_nestloop', 'off', true), set_config('work_mem', '128MB', true),
                               set_config('join_collapse_limit', '1', true)
                        """)
                .query()
                .singleRow();
        try (var all =
                asked(
                        institution,
                        WEIGHED
                                + """
                                   and k.institution_id = :institution
                                   and k.enrolment_id = any (array(
                                     select s.enrolment_id from registry.student s
                                      where s.institution_id = :institution
                                        and s.scope_pos between (select u.pos from organisation.unit u where u.id = :institution)
                                            and (select u.pos_end from organisation.unit u where u.id = :institution)))
                                 group by k.enrolment_id
                                """)
                        .param("institution", institution)
                        .withFetchSize(FETCHED)
                        .query(GradePoint.class)
                        .stream()) {
            all.forEach(of);
        }
    }

    /// 排名: everybody below a unit who entered in a year and is still at school, written as lines of
    /// a ranking.
    ///
    /// @return how many
    int rank(UUID ranking, Unit below, int entryYear, UUID institution, List<String> statuses) {
        return asked(
                        institution,
                        """
                        insert into coursework.rank_line
                          (ranking_id, enrolment_id, scope_pos, person_id, points, credits, place, size, made_at)
                        select r.id, s.enrolment_id, s.scope_pos, s.person_id, w.points, w.credits,
                               rank() over (order by w.points desc), count(*) over (), r.made_at
                          from coursework.ranking r
                          join registry.student s on s.scope_pos between :from and :to and s.entry_year = :year
                           and s.status = any (cast(:statuses as text[]))
                          join (
                        """
                                + WEIGHED
                                + """
                                     and k.scope_pos between :from and :to
                                     and k.enrolment_id = any (array(
                                       select x.enrolment_id from registry.student x
                                        where x.scope_pos between :from and :to and x.entry_year = :year))
                                   group by k.enrolment_id) w
                                    on w.enrolment_id = s.enrolment_id
                                 where r.id = :ranking
                                """)
                .param("ranking", ranking)
                .param("from", below.pos())
                .param("to", below.posEnd())
                .param("year", entryYear)
                .param("statuses", statuses.toArray(String[]::new))
                .update();
    }

    /// What a single result is worth in a school, for papers that show it course by course.
    public CoursePoints byCourse(UUID institution) {
        return new CoursePoints(scheme(institution).points());
    }

    /// Least total that a school passes today.
    public int passMark(UUID institution) {
        return policies.value(GradePolicies.PASS_MARK, institution, LocalDate.now(clock));
    }

    /// By the policies of today.
    public Weighing weighing(UUID institution) {
        var today = LocalDate.now(clock);
        var scheme = scheme(institution);
        var best = scheme.points().getLast();
        var atBest =
                policies.value(GradePolicies.MAKE_UP_CAPPED, institution, today)
                        ? passMark(institution)
                        : scheme.points().size() - 1;
        return new Weighing(
                scheme.points(),
                scheme.natures(),
                policies.value(GradePolicies.RECOGNISED_POINTS, institution, today),
                !policies.value(GradePolicies.REGISTER_ONCE, institution, today),
                best,
                scheme.points().get(atBest),
                atBest);
    }

    PointScheme scheme(UUID institution) {
        var today = LocalDate.now(clock);
        return PointScheme.of(
                policies.value(GradePolicies.POINTS, institution, today),
                tables.steps(institution),
                passMark(institution),
                List.of(
                        policies.value(GradePolicies.POINT_NATURES, institution, today)
                                .split(" ")));
    }

    private JdbcClient.StatementSpec asked(UUID institution, String select) {
        var scheme = scheme(institution);
        return sql.sql(select)
                .param("points", scheme.array())
                .param(
                        "recognised",
                        policies.value(
                                GradePolicies.RECOGNISED_POINTS, institution, LocalDate.now(clock)))
                .param("natures", scheme.natures().toArray(String[]::new));
    }
}
