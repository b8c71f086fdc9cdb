package org.matricula.survey.result;

import java.math.BigDecimal;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.survey.SealedSurveys;
import org.matricula.survey.form.Question;
import org.matricula.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Counts over replies within reach, set by set.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class CountReplies {

    /// A group of replies: all, or those of a class, a grade, a sex.
    ///
    /// @param grade of a class the grade it lies in; null where it has several or none
    record Group(String key, String label, int replies, @Nullable String grade) {}

    /// How often an option was chosen.
    ///
    /// @param choice the option from 1, of a scale its value
    /// @param grp the key of the group
    record Count(UUID question, int line, int choice, String grp, long n) {}

    /// How many answered a question, and of numbers and scales what they come to.
    record Figures(
            UUID question,
            int line,
            String grp,
            long n,
            @Nullable BigDecimal mean,
            @Nullable BigDecimal deviation,
            @Nullable BigDecimal median,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high) {}

    public record Text(UUID id, String words, @Nullable String name, @Nullable String number) {}

    private static final Map<By, String> GROUP =
            Map.of(
                    By.ALL, "''",
                    By.SEX, "coalesce(r.sex, '')",
                    By.GRADE, "coalesce(r.grade_level::text, '')",
                    By.UNIT, "coalesce(r.unit_id::text, '')");

    private final JdbcClient sql;
    private final Vault vault;

    CountReplies(JdbcClient sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    int replies(UUID questionnaire) {
        return sql.sql("select count(*) from survey.reply where questionnaire_id = :id")
                .param("id", questionnaire)
                .query(Integer.class)
                .single();
    }

    List<Group> groups(UUID questionnaire, By by) {
        return sql.sql(
                        """
                        select %1$s as key, %2$s as label, count(*)::int as replies,
                               case when count(distinct coalesce(r.grade_level, -1)) = 1 then min(r.grade_level)::text end
                                 as grade
                          from survey.reply r left join organisation.unit u on u.id = r.unit_id
                         where r.questionnaire_id = :id group by 1, 2 order by %3$s
                        """
                                .formatted(
                                        GROUP.get(by),
                                        by == By.UNIT ? "coalesce(u.name, '')" : GROUP.get(by),
                                        by == By.UNIT
                                                ? "min(u.pos)"
                                                : by == By.GRADE ? "min(r.grade_level)" : "1"))
                .param("id", questionnaire)
                .query(Group.class)
                .list();
    }

    /// The units above the classes that replied.
    Levels above(UUID questionnaire) {
        return new Levels(
                sql.sql(
                                """
                                select x.part, x.by, x.key, x.label from (
                                  select distinct on (r.unit_id, k.by) r.unit_id::text as part, k.by, a.id::text as key,
                                         a.name as label, a.pos
                                    from (select distinct unit_id from survey.reply
                                           where questionnaire_id = :id and unit_id is not null) r
                                    join organisation.unit u on u.id = r.unit_id
                                    join organisation.unit a on u.pos between a.pos and a.pos_end
                                    cross join lateral (
                                      select case when a.id = a.institution_id then 'institution' else a.kind end as by) k
                                   where k.by in ('institution', 'department', 'major')
                                   order by r.unit_id, k.by, a.pos desc) x
                                 order by x.pos, x.part
                                """)
                        .param("id", questionnaire)
                        .query(Levels.Above.class)
                        .list());
    }

    List<Count> counts(UUID questionnaire, By by) {
        return sql.sql(
                        """
                        select a.question_id as question, a.line,
                               case when q.kind = 'scale' then a.amount::int else a.pick end as choice, %s as grp,
                               count(*) as n
                          from survey.question q
                          join survey.answer a on a.question_id = q.id
                          join survey.reply r on r.id = a.reply_id
                         where q.questionnaire_id = :id and q.kind <> 'number'
                         group by 1, 2, 3, 4
                        """
                                .formatted(GROUP.get(by)))
                .param("id", questionnaire)
                .query(Count.class)
                .list();
    }

    List<Figures> figures(UUID questionnaire, By by) {
        return sql.sql(
                        """
                        select a.question_id as question, a.line, %s as grp, count(distinct a.reply_id) as n,
                               round(avg(a.amount), 2) as mean, round(stddev_samp(a.amount), 2) as deviation,
                               round((percentile_cont(0.5) within group (order by a.amount))::numeric, 2) as median,
                               round((percentile_cont(0.25) within group (order by a.amount))::numeric, 2) as low,
                               round((percentile_cont(0.75) within group (order by a.amount))::numeric, 2) as high
                          from survey.question q
                          join survey.answer a on a.question_id = q.id
                          join survey.reply r on r.id = a.reply_id
                         where q.questionnaire_id = :id
                         group by 1, 2, 3
                        union all
                        select t.question_id, 0, %s, count(*), null, null, null, null, null
                          from survey.question q
                          join survey.free_text t on t.question_id = q.id
                          join survey.reply r on r.id = t.reply_id
                         where q.questionnaire_id = :id
                         group by 1, 2, 3
                        """
                                .formatted(GROUP.get(by), GROUP.get(by)))
                .param("id", questionnaire)
                .query(Figures.class)
                .list();
    }

    /// The different numbers that were answered, ascending.
    List<NumberSteps.Value> values(UUID question, int most) {
        return sql.sql(
                        """
                        select min(amount) as amount, count(*) as n from survey.answer
                         where question_id = :id and amount is not null
                         group by survey.answer.amount order by survey.answer.amount limit :most
                        """)
                .param("id", question)
                .param("most", most)
                .query(NumberSteps.Value.class)
                .list();
    }

    /// Between which values all but a share at either end lie.
    NumberSteps.Spread spread(UUID question, double share) {
        return sql.sql(
                        """
                        select percentile_disc(cast(:share as float8)) within group (order by amount) as low,
                               percentile_disc(1 - cast(:share as float8)) within group (order by amount) as high,
                               bool_and(amount = trunc(amount)) as whole
                          from survey.answer where question_id = :id
                        """)
                .param("share", share)
                .param("id", question)
                .query(NumberSteps.Spread.class)
                .single();
    }

    /// How many lie below the first edge, between each and the next, and from the last on.
    List<Long> between(UUID question, List<BigDecimal> edges) {
        return sql.sql(
                        """
                        select count(a.n)
                          from generate_series(0, cardinality(:edges::numeric[])) as bin
                          left join (select width_bucket(amount, :edges::numeric[]) as bin, 1 as n
                                       from survey.answer where question_id = :id) a on a.bin = bin.bin
                         group by bin.bin order by bin.bin
                        """)
                .param("edges", edges.toArray(BigDecimal[]::new))
                .param("id", question)
                .query(Long.class)
                .list();
    }

    /// How many came to a question: all, or those alone who chose what it depends upon.
    int ledTo(Question it) {
        return sql.sql(
                        """
                        select count(*) from survey.reply r
                          join survey.question q on q.questionnaire_id = r.questionnaire_id
                         where q.id = :id and (q.shown_if is null or exists (
                               select from survey.answer a join survey.question p on p.id = a.question_id
                                where a.reply_id = r.id and p.id = q.shown_if
                                  and case when p.kind = 'scale' then a.amount::int else a.pick end = any (q.shown_picks)))
                        """)
                .param("id", it.id())
                .query(Integer.class)
                .single();
    }

    /// In no order that tells anything: their ids are random.
    List<Text> texts(UUID question, @Nullable UUID after, int most) {
        return sql.sql(
                        """
                        select t.id, t.words, s.name, s.student_number as number
                          from survey.free_text t
                          join survey.reply r on r.id = t.reply_id
                          left join registry.student s on s.enrolment_id = r.enrolment_id
                         where t.question_id = :question
                           and (cast(:after as uuid) is null or t.id > cast(:after as uuid))
                         order by t.id limit :most
                        """)
                .param("question", question)
                .param("after", after, Types.OTHER)
                .param("most", most)
                .query((row, n) -> {
                    var id = row.getObject("id", UUID.class);
                    return new Text(
                            id,
                            Objects.requireNonNull(
                                    vault.open(
                                            SealedSurveys.WORDS,
                                            row.getBytes("words"),
                                            SealedSurveys.salt(id))),
                            row.getString("name"),
                            row.getString("number"));
                })
                .list();
    }
}
