package org.matricula.graduation.round;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What moves a round's students on from finding to conclusion, and who would stop that.
@Repository
@Transactional(readOnly = true)
class VerdictSteps {

    /// @param named 学位名称 of the programme, null where it has none of its own
    record Decision(UUID enrolment, String outcome, boolean degree, @Nullable String named) {

        /// @param own the school's, where the programme has none
        String degreeName(String own) {
            return named == null ? own : named;
        }
    }

    record Named(String name, String studentNumber) {
        @Override
        public String toString() {
            return name + "（" + studentNumber + "）";
        }
    }

    /// Whom something stops.
    ///
    /// @param all how many there are, however few are named
    record Stopped(int all, List<Named> first) {

        static Stopped of(List<Named> all) {
            return new Stopped(all.size(), all.stream().limit(NAMED).toList());
        }

        boolean nobody() {
            return all == 0;
        }

        /// How many, the first of them, and how many more there are.
        Object[] told() {
            return new Object[] {
                all,
                String.join("、", first.stream().map(Named::toString).toList()),
                all - first.size()
            };
        }
    }

    /// How many a refusal names.
    static final int NAMED = 20;

    private final JdbcClient sql;

    VerdictSteps(JdbcClient sql) {
        this.sql = sql;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    List<Verdict> locked(UUID round, Collection<UUID> ids) {
        sql.sql("select id from graduation.verdict where id = any (:ids) order by id for update")
                .param("ids", ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
        return sql.sql(
                        GraduationVerdicts.SELECT
                                + " where v.id = any (:ids) and v.round_id = :round order by v.scope_pos, v.id")
                .param("ids", ids.toArray(UUID[]::new))
                .param("round", round)
                .query(Verdict.class)
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void review(
            Collection<UUID> ids, @Nullable String proposed, @Nullable String note, Instant now) {
        sql.sql(
                        """
                        update graduation.verdict
                           set review = case when cast(:proposed as text) is null then 'agreed' else 'objected' end,
                               proposed = cast(:proposed as text), outcome = coalesce(cast(:proposed as text), found),
                               degree = cast(:proposed as text) is null and found_degree, note = :note,
                               reviewer = :name, reviewed_at = :now
                         where id = any (:ids)
                        """)
                .param("proposed", proposed)
                .param("note", note)
                .param("name", Acting.now().name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    /// What is decided of everyone of the round, some at a time.
    ///
    /// @param after the last that was had
    List<Decision> decisions(UUID round, UUID after, int limit) {
        return sql.sql(
                        """
                        select v.enrolment_id as enrolment, v.outcome, v.degree,
                               (select d.degree_name from curriculum.degree_condition d
                                  join registry.student s on s.enrolment_id = v.enrolment_id
                                 where d.programme_id = v.programme_id and d.level in ('', s.level)
                                   and d.degree_name is not null
                                 order by d.level desc limit 1) as named
                          from graduation.verdict v
                         where v.round_id = :round and v.enrolment_id > :after order by v.enrolment_id limit :limit
                        """)
                .param("round", round)
                .param("after", after)
                .param("limit", limit)
                .query(Decision.class)
                .list();
    }

    /// Those who would graduate without the photograph their certificate needs.
    Stopped photoless(UUID round) {
        return named(
                """
                where v.round_id = :round and v.outcome in ('graduate', 'completion') and not v.photo
                  and exists (select from graduation.round r join organisation.unit i on i.id = r.institution_id
                               where r.id = v.round_id and i.education <> 'school')
                """,
                round);
    }

    /// Those who would graduate without the approvals an open university asks for.
    Stopped unapproved(UUID round) {
        return named(
                """
                where v.round_id = :round and v.outcome = 'graduate'
                  and exists (select from graduation.round r join organisation.unit i on i.id = r.institution_id
                               where r.id = v.round_id and i.education = 'open')
                  and not exists (select from graduation.application a
                                   where a.round_id = v.round_id and a.enrolment_id = v.enrolment_id
                                     and a.point and a.branch and a.province and a.national)
                """,
                round);
    }

    /// Those in reach the department has not looked at, some at a time.
    List<UUID> open(UUID round, int limit) {
        return sql.sql(
                        """
                        select v.id from graduation.verdict v
                         where v.round_id = :round and v.review = 'open'
                           and not exists (select from registry.account_person a
                                            where a.person_id = v.person_id and a.account_id = cast(:by as uuid))
                         order by v.scope_pos, v.id limit :limit
                        """)
                .param("by", Acting.now().account())
                .param("round", round)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    /// Whether one of them is the acting person's own, or of somebody they are guardian of.
    boolean own(Collection<UUID> ids) {
        return sql.sql(
                        """
                        select exists (select from graduation.verdict v
                                         join registry.account_person a on a.person_id = v.person_id
                                        where v.id = any (:ids) and a.account_id = cast(:by as uuid))
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .param("by", Acting.now().account())
                .query(Boolean.class)
                .single();
    }

    Stopped unreviewed(UUID round) {
        return named("where v.round_id = :round and v.review = 'open'", round);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void concluded(UUID round, List<UUID> conclusions) {
        sql.sql(
                        """
                        update graduation.verdict v set conclusion_id = c.id
                          from graduation.conclusion c
                         where c.id = any (:ids) and v.round_id = :round and v.enrolment_id = c.enrolment_id
                        """)
                .param("ids", conclusions.toArray(UUID[]::new))
                .param("round", round)
                .update();
    }

    Optional<UUID> conclusion(UUID round) {
        return sql.sql(
                        """
                        select v.conclusion_id from graduation.verdict v
                         where v.round_id = :round and v.conclusion_id is not null limit 1
                        """)
                .param("round", round)
                .query(UUID.class)
                .optional();
    }

    private Stopped named(String where, UUID round) {
        return stopped(
                sql.sql(
                                "select s.name, s.student_number, count(*) over ()::int as students"
                                        + " from graduation.verdict v join registry.student s on s.enrolment_id ="
                                        + " v.enrolment_id "
                                        + where
                                        + " order by s.scope_pos, s.student_number limit :named")
                        .param("round", round));
    }

    /// @param asked of name and number with `students`, how many there are; at most `named`
    static Stopped stopped(JdbcClient.StatementSpec asked) {
        var all = new int[1];
        var first =
                asked.param("named", NAMED)
                        .query((row, n) -> {
                            all[0] = row.getInt("students");
                            return new Named(
                                    row.getString("name"), row.getString("student_number"));
                        })
                        .list();
        return new Stopped(all[0], first);
    }
}
