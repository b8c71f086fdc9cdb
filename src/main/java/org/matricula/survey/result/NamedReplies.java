package org.matricula.survey.result;

import java.math.BigDecimal;
import java.sql.Types;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.survey.SealedSurveys;
import org.matricula.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What each said to a named questionnaire. Of an anonymous one there is nothing to find.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class NamedReplies {

    /// Somebody who has answered.
    public record Who(UUID enrolment, UUID reply, String name, String number, String unit) {}

    /// @param line of a matrix from 1, else 0
    /// @param pick the option chosen from 1, else 0
    record Told(
            UUID question,
            int line,
            int pick,
            @Nullable BigDecimal amount,
            @Nullable String words) {}

    private static final String SELECT =
            """
            select r.enrolment_id as enrolment, r.id as reply, s.name, s.student_number as number, u.name as unit
              from survey.reply r
              join registry.student s on s.enrolment_id = r.enrolment_id
              join organisation.unit u on u.id = r.unit_id
             where r.questionnaire_id = :questionnaire
            """;

    private final JdbcClient sql;
    private final Vault vault;

    NamedReplies(JdbcClient sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    List<Who> page(UUID questionnaire, @Nullable UUID after, int most) {
        return sql.sql(
                        SELECT
                                + """
                                   and (cast(:after as uuid) is null or r.enrolment_id > cast(:after as uuid))
                                 order by r.enrolment_id limit :most
                                """)
                .param("questionnaire", questionnaire)
                .param("after", after, Types.OTHER)
                .param("most", most)
                .query(Who.class)
                .list();
    }

    Optional<Who> who(UUID questionnaire, UUID enrolment) {
        return sql.sql(SELECT + " and r.enrolment_id = :enrolment")
                .param("questionnaire", questionnaire)
                .param("enrolment", enrolment)
                .query(Who.class)
                .optional();
    }

    List<Told> told(UUID reply) {
        var all =
                new java.util.ArrayList<>(
                        sql.sql(
                                        """
                                        select question_id as question, line, pick, amount, null::text as words
                                          from survey.answer where reply_id = :reply order by line, pick
                                        """)
                                .param("reply", reply)
                                .query(Told.class)
                                .list());
        all.addAll(
                sql.sql(
                                "select id, question_id, words from survey.free_text where reply_id = :reply")
                        .param("reply", reply)
                        .query((row, n) ->
                                new Told(
                                        row.getObject("question_id", UUID.class),
                                        0,
                                        0,
                                        null,
                                        Objects.requireNonNull(
                                                vault.open(
                                                        SealedSurveys.WORDS,
                                                        row.getBytes("words"),
                                                        SealedSurveys.salt(
                                                                row.getObject("id", UUID.class))))))
                        .list());
        return all;
    }
}
