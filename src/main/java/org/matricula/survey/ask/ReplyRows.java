package org.matricula.survey.ask;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.matricula.survey.SealedSurveys;
import org.matricula.vault.Unopened;
import org.matricula.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Replies as they are counted. Those of a box are written all in one transaction and in no order,
/// so that not even the database's own row marks say which came first.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ReplyRows {

    /// An anonymous reply out of the box.
    record Unboxed(
            @Nullable UUID unit, @Nullable Integer grade, @Nullable String sex, List<Said> said) {}

    /// A ballot in the hand.
    ///
    /// @param given null where it does not open
    /// @param keyless whether that is for want of its key
    record Ballot(UUID id, @Nullable String given, boolean keyless) {}

    private final JdbcClient sql;
    private final Vault vault;

    ReplyRows(JdbcClient sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    void addNamed(UUID questionnaire, UUID enrolment, AnswerRows.Invited who, List<Said> said) {
        var reply = UUID.randomUUID();
        sql.sql(
                        """
                        insert into survey.reply
                          (id, questionnaire_id, anonymous, scope_pos, person_id, enrolment_id, unit_id, grade_level, sex)
                        values (:id, :questionnaire, false, :pos, :person, :enrolment, :unit, :grade, :sex)
                        """)
                .param("id", reply)
                .param("questionnaire", questionnaire)
                .param("pos", who.scopePos())
                .param("person", who.personId())
                .param("enrolment", enrolment)
                .param("unit", who.unitId())
                .param("grade", who.gradeLevel(), java.sql.Types.SMALLINT)
                .param("sex", who.sex())
                .update();
        said(Map.of(reply, said));
    }

    /// Nobody answers until the transaction ends.
    void closing(UUID questionnaire) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended(:id, 12))")
                .param("id", questionnaire.toString())
                .query((row, n) -> 0)
                .single();
    }

    int count(UUID questionnaire) {
        return sql.sql("select count(*) from survey.reply where questionnaire_id = :id")
                .param("id", questionnaire)
                .query(Integer.class)
                .single();
    }

    /// The ballots of a box, shuffled.
    List<UUID> ballots(UUID questionnaire, java.util.random.RandomGenerator random) {
        var ids =
                new ArrayList<>(
                        sql.sql("select id from survey.ballot where questionnaire_id = :id")
                                .param("id", questionnaire)
                                .query(UUID.class)
                                .list());
        Collections.shuffle(ids, random);
        return ids;
    }

    List<Ballot> open(List<UUID> ballots) {
        return sql.sql("select id, given from survey.ballot where id = any (:ids) order by id")
                .param("ids", ballots.toArray(UUID[]::new))
                .query((row, n) -> opened(row.getObject("id", UUID.class), row.getBytes("given")))
                .list();
    }

    private Ballot opened(UUID id, byte[] given) {
        try {
            return new Ballot(
                    id, vault.open(SealedSurveys.BALLOT, given, SealedSurveys.salt(id)), false);
        } catch (Unopened shut) {
            return new Ballot(id, null, shut.keyless());
        }
    }

    void addAnonymous(UUID questionnaire, long scopePos, List<Unboxed> them) {
        if (them.isEmpty()) {
            return;
        }
        var replies = new java.util.LinkedHashMap<UUID, Unboxed>();
        them.forEach(it -> replies.put(UUID.randomUUID(), it));
        sql.sql(
                        """
                        insert into survey.reply (id, questionnaire_id, anonymous, scope_pos, unit_id, grade_level, sex)
                        select r.id, :questionnaire, true, coalesce(u.pos, :pos), u.id, r.grade, r.sex
                          from unnest(:ids::uuid[], :units::uuid[], :grades::smallint[], :sexes::text[])
                               as r (id, unit, grade, sex)
                          left join organisation.unit u on u.id = r.unit
                         order by r.id
                        """)
                .param("questionnaire", questionnaire)
                .param("pos", scopePos)
                .param("ids", replies.keySet().toArray(UUID[]::new))
                .param("units", column(them, Unboxed::unit).toArray(UUID[]::new))
                .param("grades", column(them, Unboxed::grade).toArray(Integer[]::new))
                .param("sexes", column(them, Unboxed::sex).toArray(String[]::new))
                .update();
        var said = new java.util.TreeMap<UUID, List<Said>>();
        replies.forEach((id, it) -> said.put(id, it.said()));
        said(said);
    }

    /// Takes what was read out of the box, and rewrites what stays in it and who has answered, all
    /// at once.
    void emptied(UUID questionnaire, List<UUID> read) {
        sql.sql("delete from survey.ballot where questionnaire_id = :id and id = any (:read)")
                .param("id", questionnaire)
                .param("read", read.toArray(UUID[]::new))
                .update();
        sql.sql("update survey.ballot set given = given where questionnaire_id = :id")
                .param("id", questionnaire)
                .update();
        sql.sql("update survey.invitation set answered = answered where questionnaire_id = :id")
                .param("id", questionnaire)
                .update();
    }

    private record Row(UUID reply, Said said) {}

    private void said(Map<UUID, List<Said>> replies) {
        var rows = new ArrayList<Row>();
        replies.forEach((reply, all) -> all.forEach(it -> rows.add(new Row(reply, it))));
        var counted = rows.stream().filter(it -> it.said().words() == null).toList();
        if (!counted.isEmpty()) {
            sql.sql(
                            """
                            insert into survey.answer (reply_id, question_id, line, pick, amount, scope_pos, person_id)
                            select r.id, a.question, a.line, a.pick, a.amount, r.scope_pos, r.person_id
                              from unnest(:replies::uuid[], :questions::uuid[], :lines::smallint[], :picks::smallint[],
                                          :amounts::numeric[]) as a (reply, question, line, pick, amount)
                              join survey.reply r on r.id = a.reply
                            """)
                    .param("replies", column(counted, Row::reply).toArray(UUID[]::new))
                    .param(
                            "questions",
                            column(counted, it -> it.said().question()).toArray(UUID[]::new))
                    .param("lines", column(counted, it -> it.said().line()).toArray(Integer[]::new))
                    .param("picks", column(counted, it -> it.said().pick()).toArray(Integer[]::new))
                    .param(
                            "amounts",
                            column(counted, it -> it.said().amount()).toArray(BigDecimal[]::new))
                    .update();
        }
        var written = rows.stream().filter(it -> it.said().words() != null).toList();
        if (!written.isEmpty()) {
            var ids = written.stream().map(it -> UUID.randomUUID()).toList();
            var sealed = new byte[written.size()][];
            for (var i = 0; i < sealed.length; i++) {
                sealed[i] =
                        vault.seal(
                                SealedSurveys.WORDS,
                                written.get(i).said().words(),
                                SealedSurveys.salt(ids.get(i)));
            }
            sql.sql(
                            """
                            insert into survey.free_text (id, reply_id, question_id, words, scope_pos, person_id)
                            select t.id, r.id, t.question, t.words, r.scope_pos, r.person_id
                              from unnest(:ids::uuid[], :replies::uuid[], :questions::uuid[], :words::bytea[])
                                   as t (id, reply, question, words)
                              join survey.reply r on r.id = t.reply
                             order by t.id
                            """)
                    .param("ids", ids.toArray(UUID[]::new))
                    .param("replies", column(written, Row::reply).toArray(UUID[]::new))
                    .param(
                            "questions",
                            column(written, it -> it.said().question()).toArray(UUID[]::new))
                    .param("words", sealed)
                    .update();
        }
    }

    private static <T, R extends @Nullable Object> List<R> column(
            List<T> rows, Function<T, R> value) {
        var all = new ArrayList<R>();
        rows.forEach(it -> all.add(value.apply(it)));
        return all;
    }
}
