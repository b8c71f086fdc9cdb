package org.matricula.survey.ask;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.matricula.survey.SealedSurveys;
import org.matricula.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What whoever is asked has before them, and what of it is theirs to write.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class AnswerRows {

    /// Where an answer comes from.
    ///
    /// @param bandUnit what an anonymous reply tells of its class; `bandGrade` and `bandSex`
    ///   likewise
    record Invited(
            long scopePos,
            UUID personId,
            UUID unitId,
            @org.jspecify.annotations.Nullable Integer gradeLevel,
            String sex,
            @org.jspecify.annotations.Nullable UUID bandUnit,
            @org.jspecify.annotations.Nullable Integer bandGrade,
            @org.jspecify.annotations.Nullable String bandSex,
            boolean answered,
            String name) {}

    private final JdbcClient sql;
    private final Vault vault;

    AnswerRows(JdbcClient sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    /// What the acting person is asked today, and what they have answered of what still runs.
    List<Asked> asked(String role, LocalDate today) {
        return sql.sql(
                        """
                        select q.id as questionnaire, i.enrolment_id as enrolment, q.title, q.theme, q.anonymous, s.name,
                               q.closes_on, i.answered,
                               exists (select from survey.draft d where d.questionnaire_id = q.id
                                          and d.enrolment_id = i.enrolment_id) as begun
                          from survey.invitation i
                          join survey.questionnaire q on q.id = i.questionnaire_id
                          join registry.student s on s.enrolment_id = i.enrolment_id
                         where q.state = 'open' and q.asked = :asked and :today between q.opens_on and q.closes_on
                         order by i.answered, q.closes_on, q.id, i.enrolment_id limit 100
                        """)
                .param("asked", role + "s")
                .param("today", today)
                .query(Asked.class)
                .list();
    }

    Optional<Invited> invited(UUID questionnaire, UUID enrolment) {
        return sql.sql(
                        """
                        select i.scope_pos, i.person_id, i.unit_id, i.grade_level, i.sex, i.band_unit, i.band_grade,
                               i.band_sex, i.answered, s.name
                          from survey.invitation i join registry.student s on s.enrolment_id = i.enrolment_id
                         where i.questionnaire_id = :questionnaire and i.enrolment_id = :enrolment
                        """)
                .param("questionnaire", questionnaire)
                .param("enrolment", enrolment)
                .query(Invited.class)
                .optional();
    }

    /// Until the transaction ends nobody closes it; many may answer at once.
    void answering(UUID questionnaire) {
        sql.sql("select pg_advisory_xact_lock_shared(hashtextextended(:id, 12))")
                .param("id", questionnaire.toString())
                .query((row, n) -> 0)
                .single();
    }

    /// @return false where somebody, in another window, was first
    boolean answered(UUID questionnaire, UUID enrolment) {
        return sql.sql(
                                """
                                update survey.invitation set answered = true
                                 where questionnaire_id = :questionnaire and enrolment_id = :enrolment and not answered
                                """)
                        .param("questionnaire", questionnaire)
                        .param("enrolment", enrolment)
                        .update()
                == 1;
    }

    void keep(UUID questionnaire, UUID enrolment, Invited it, String given) {
        var id = UUID.randomUUID();
        sql.sql(
                        """
                        insert into survey.draft (id, questionnaire_id, enrolment_id, scope_pos, person_id, given)
                        values (:id, :questionnaire, :enrolment, :pos, :person, :given)
                        on conflict (questionnaire_id, enrolment_id) do update set id = excluded.id, given = excluded.given
                        """)
                .param("id", id)
                .param("questionnaire", questionnaire)
                .param("enrolment", enrolment)
                .param("pos", it.scopePos())
                .param("person", it.personId())
                .param("given", vault.seal(SealedSurveys.DRAFT, given, SealedSurveys.salt(id)))
                .update();
    }

    Optional<String> kept(UUID questionnaire, UUID enrolment) {
        return sql.sql(
                        """
                        select id, given from survey.draft
                         where questionnaire_id = :questionnaire and enrolment_id = :enrolment
                        """)
                .param("questionnaire", questionnaire)
                .param("enrolment", enrolment)
                .query((row, n) ->
                        vault.open(
                                SealedSurveys.DRAFT,
                                row.getBytes("given"),
                                SealedSurveys.salt(row.getObject("id", UUID.class))))
                .optional();
    }

    void forget(UUID questionnaire, UUID enrolment) {
        sql.sql(
                        """
                        delete from survey.draft
                         where questionnaire_id = :questionnaire and enrolment_id = :enrolment
                        """)
                .param("questionnaire", questionnaire)
                .param("enrolment", enrolment)
                .update();
    }

    /// Drafts that were never sent are nobody's business once it is closed.
    void forget(UUID questionnaire) {
        sql.sql("delete from survey.draft where questionnaire_id = :id")
                .param("id", questionnaire)
                .update();
    }

    /// Into the box: sealed, under a random id, without anybody.
    void cast(UUID questionnaire, String given) {
        var id = UUID.randomUUID();
        sql.sql("insert into survey.ballot (id, questionnaire_id, given) values (:id, :q, :given)")
                .param("id", id)
                .param("q", questionnaire)
                .param("given", vault.seal(SealedSurveys.BALLOT, given, SealedSurveys.salt(id)))
                .update();
    }
}
