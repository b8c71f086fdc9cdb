package org.matricula.survey.ask;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.registry.StudentSelection;
import org.matricula.registry.StudentStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Whom a questionnaire asks, and who of them has answered; never what.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class AudienceRows {

    /// @param asked students about whom somebody is asked
    /// @param reachable how many of those can be told in the program
    /// @param people who are asked: the students themselves, or their guardians
    /// @param without how many of the people have no account
    public record Size(int asked, int reachable, int people, int without) {

        static final Size NOBODY = new Size(0, 0, 0, 0);
    }

    /// A class, and how many of it have answered.
    public record Response(UUID unit, String name, int asked, int answered) {

        public int percent() {
            return asked == 0 ? 0 : Math.toIntExact(Math.round(answered * 100.0 / asked));
        }
    }

    public record Missing(UUID enrolment, String name, String number, String unit, boolean told) {}

    /// What there is among the students of the asking unit.
    record There(
            List<String> grades,
            List<String> years,
            List<String> levels,
            List<String> statuses,
            List<String> sexes,
            List<String> boardings) {}

    private static final String MEANT =
            """
            select s.enrolment_id, s.scope_pos, s.person_id, s.unit_id, s.grade_level, s.sex
              from survey.questionnaire q
              join organisation.unit u on u.id = q.unit_id
              join registry.student s on s.scope_pos between u.pos and u.pos_end
             where q.id = :id
               and (cardinality(q.aim_units) = 0 or exists (select from organisation.unit a
                     where a.id = any (q.aim_units) and s.scope_pos between a.pos and a.pos_end))
               and (cardinality(q.aim_grades) = 0 or s.grade_level = any (q.aim_grades))
               and (cardinality(q.aim_years) = 0 or s.entry_year = any (q.aim_years))
               and (cardinality(q.aim_levels) = 0 or s.level = any (q.aim_levels))
               and (cardinality(q.aim_sexes) = 0 or s.sex = any (q.aim_sexes))
               and (cardinality(q.aim_boardings) = 0 or s.boarding = any (q.aim_boardings))
               and (cardinality(q.aim_numbers) = 0 or s.student_number = any (q.aim_numbers))
               and s.status = any (case when cardinality(q.aim_statuses) > 0 then q.aim_statuses
                                        when cardinality(:seen) > 0 then :seen else :active end)
               and s.scope_pos between :viewLo and :viewHi
               and (cardinality(:seen) = 0 or s.status = any (:seen))
               and (cardinality(:gradesSeen) = 0 or s.grade_level = any (:gradesSeen))
               and (cardinality(:yearsSeen) = 0 or s.entry_year = any (:yearsSeen))
               and (cardinality(:levelsSeen) = 0 or s.level = any (:levelsSeen))
               and (cardinality(:sexesSeen) = 0 or s.sex = any (:sexesSeen))
               and (cast(:registration as text) is null or s.registration = :registration)
               and (q.asked = 'students' or exists (select from registry.guardian g
                     join registry.person p on p.id = g.person_id
                    where g.person_id = s.person_id and g.custody
                      and (p.birth_on is null or p.birth_on > :adult)))
            """;

    private static final String ACCOUNTS =
            """
            select i.enrolment_id, a.account_id
              from survey.invitation i
              join survey.questionnaire q on q.id = i.questionnaire_id and q.asked = 'students'
              join registry.account_person a on a.person_id = i.person_id
             where i.questionnaire_id = :id and not i.answered
            union
            select i.enrolment_id, g.account_id
              from survey.invitation i
              join survey.questionnaire q on q.id = i.questionnaire_id and q.asked = 'guardians'
              join registry.guardian g on g.person_id = i.person_id and g.custody and g.account_id is not null
              join registry.person p on p.id = g.person_id and (p.birth_on is null or p.birth_on > :adult)
             where i.questionnaire_id = :id and not i.answered
            """;

    private final JdbcClient sql;

    AudienceRows(JdbcClient sql) {
        this.sql = sql;
    }

    There there(UUID questionnaire) {
        return sql.sql(
                        """
                        select array_agg(distinct s.grade_level::text) filter (where s.grade_level is not null) as grades,
                               array_agg(distinct s.entry_year::text) as years,
                               array_agg(distinct s.level) filter (where s.level is not null) as levels,
                               array_agg(distinct s.status) as statuses, array_agg(distinct s.sex) as sexes,
                               array_agg(distinct s.boarding) filter (where s.boarding is not null) as boardings
                          from survey.questionnaire q
                          join organisation.unit u on u.id = q.unit_id
                          join registry.student s on s.scope_pos between u.pos and u.pos_end
                         where q.id = :id
                        """)
                .param("id", questionnaire)
                .query((row, n) ->
                        new There(
                                words(row, "grades"),
                                words(row, "years"),
                                words(row, "levels"),
                                words(row, "statuses"),
                                words(row, "sexes"),
                                words(row, "boardings")))
                .single();
    }

    private static List<String> words(ResultSet row, String column) throws SQLException {
        var found = row.getArray(column);
        return found == null ? List.of() : List.of((String[]) found.getArray());
    }

    /// Who would be asked, were it opened today.
    Size size(UUID questionnaire, StudentSelection view, LocalDate today) {
        return meant(
                        """
                        with m as (%s)
                        select count(*)::int as asked, (count(*) filter (where n.people > n.without))::int as reachable,
                               coalesce(sum(n.people), 0)::int as people, coalesce(sum(n.without), 0)::int as without
                          from m
                          join survey.questionnaire q on q.id = :id
                          cross join lateral (
                            select 1 as people, case when exists (select from registry.account_person a
                                     where a.person_id = m.person_id) then 0 else 1 end as without
                             where q.asked = 'students'
                            union all
                            select count(*), count(*) filter (where g.account_id is null) from registry.guardian g
                             where q.asked = 'guardians' and g.person_id = m.person_id and g.custody
                            having q.asked = 'guardians') n
                        """
                                .formatted(MEANT),
                        questionnaire,
                        view,
                        today)
                .query(Size.class)
                .single();
    }

    /// Numbers on the list that name nobody who would be asked.
    List<String> unknown(UUID questionnaire, StudentSelection view, LocalDate today) {
        return meant(
                        """
                        with m as (%s)
                        select n from survey.questionnaire q, unnest(q.aim_numbers) n
                         where q.id = :id and not exists (select from m
                               join registry.student s on s.enrolment_id = m.enrolment_id and s.student_number = n)
                         order by n limit 50
                        """
                                .formatted(MEANT),
                        questionnaire,
                        view,
                        today)
                .query(String.class)
                .list();
    }

    /// Fixes the audience in one statement, and of each what an anonymous reply of theirs may tell:
    /// no class, grade and sex that fewer than `least` of those asked have in common. Of a class
    /// too small nothing is told; where those are together too few, the smallest class that is
    /// large enough goes with them.
    ///
    /// @return how many are asked
    int fix(UUID questionnaire, StudentSelection view, int least, LocalDate today) {
        return meant(
                        """
                        with m as (%s),
                        cell as (select unit_id, grade_level, sex, count(*) as n from m group by 1, 2, 3),
                        by_grade as (select unit_id, grade_level, sum(n) as n, min(n) as cells from cell group by 1, 2),
                        by_sex as (select unit_id, sex, sum(n) as n from cell group by 1, 2),
                        class as (
                          select g.unit_id, sum(g.n) as n, min(g.cells) >= :least as fine, min(g.n) >= :least as grades,
                                 (select min(x.n) from by_sex x where x.unit_id = g.unit_id) >= :least as sexes
                            from by_grade g group by g.unit_id),
                        rest as (select coalesce(sum(n) filter (where n < :least), 0) as n from class),
                        told as (
                          select c.*, c.n >= :least and not (r.n between 1 and :least - 1
                                   and row_number() over (partition by c.n >= :least order by c.n, c.unit_id) = 1) as whole
                            from class c cross join rest r)
                        insert into survey.invitation
                          (questionnaire_id, enrolment_id, scope_pos, person_id, unit_id, grade_level, sex, band_unit,
                           band_grade, band_sex)
                        select :id, m.enrolment_id, m.scope_pos, m.person_id, m.unit_id, m.grade_level, m.sex,
                               case when t.whole then m.unit_id end,
                               case when t.whole and (t.fine or t.grades) then m.grade_level end,
                               case when t.whole and (t.fine or not t.grades and t.sexes) then m.sex end
                          from m join told t on t.unit_id = m.unit_id
                        """
                                .formatted(MEANT),
                        questionnaire,
                        view,
                        today)
                .param("least", least)
                .update();
    }

    /// The accounts of those who have not answered.
    List<UUID> accounts(UUID questionnaire, LocalDate today) {
        return sql.sql("select distinct account_id from (" + ACCOUNTS + ") a")
                .param("id", questionnaire)
                .param("adult", today.minusYears(18))
                .query(UUID.class)
                .list();
    }

    /// By class, in the tree's order; of the classes within reach.
    public List<Response> responses(UUID questionnaire) {
        return sql.sql(
                        """
                        select i.unit_id as unit, u.name, count(*)::int as asked,
                               (count(*) filter (where i.answered))::int as answered
                          from survey.invitation i join organisation.unit u on u.id = i.unit_id
                         where i.questionnaire_id = :id
                         group by i.unit_id, u.name, u.pos order by u.pos
                        """)
                .param("id", questionnaire)
                .query(Response.class)
                .list();
    }

    /// Who of a class, or of all, has not answered.
    ///
    /// @param after the last enrolment seen, null for the first
    public List<Missing> missing(
            UUID questionnaire,
            @Nullable UUID unit,
            @Nullable UUID after,
            int most,
            LocalDate today) {
        return sql.sql(
                        """
                        with a as (%s)
                        select i.enrolment_id as enrolment, s.name, s.student_number as number, u.name as unit,
                               exists (select from a where a.enrolment_id = i.enrolment_id) as told
                          from survey.invitation i
                          join registry.student s on s.enrolment_id = i.enrolment_id
                          join organisation.unit u on u.id = i.unit_id
                         where i.questionnaire_id = :id and not i.answered
                           and (cast(:unit as uuid) is null or i.unit_id = cast(:unit as uuid))
                           and (cast(:after as uuid) is null or i.enrolment_id > cast(:after as uuid))
                         order by i.enrolment_id limit :most
                        """
                                .formatted(ACCOUNTS))
                .param("id", questionnaire)
                .param("unit", unit, Types.OTHER)
                .param("after", after, Types.OTHER)
                .param("most", most)
                .param("adult", today.minusYears(18))
                .query(Missing.class)
                .list();
    }

    private JdbcClient.StatementSpec meant(
            String statement, UUID questionnaire, StudentSelection view, LocalDate today) {
        return sql.sql(statement)
                .param("viewLo", view.lo())
                .param("viewHi", view.hi())
                .param("seen", view.statuses().toArray(String[]::new))
                .param("gradesSeen", view.grades().toArray(Integer[]::new))
                .param("yearsSeen", view.years().toArray(Integer[]::new))
                .param("levelsSeen", view.levels().toArray(String[]::new))
                .param("sexesSeen", view.sexes().toArray(String[]::new))
                .param("registration", view.registration(), Types.VARCHAR)
                .param("id", questionnaire)
                .param("active", StudentStatus.activeCodes())
                .param("adult", today.minusYears(18));
    }
}
