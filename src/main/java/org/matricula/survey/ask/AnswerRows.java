package org.matricula.survey.ask;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Cursor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
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
            @Nullable Integer gradeLevel,
            String sex,
            @Nullable UUID bandUnit,
            @Nullable Integer bandGrade,
            @Nullable String bandSex,
            boolean answered,
            String name) {}

    private static final UUID NOBODY = new UUID(0, 0);

    /// With so many others a ballot and the mark of its giver are rewritten.
    private static final int MIXED_WITH = 32;

    private final JdbcClient sql;
    private final Vault vault;

    AnswerRows(JdbcClient sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    /// What the acting person is asked today, and what they have answered of what still runs.
    Slice<Asked> asked(String role, LocalDate today, @Nullable String cursor, int limit) {
        var after = cursor == null ? null : Cursor.read(cursor, 4);
        var rows =
                sql.sql(
                                """
                                select q.id as questionnaire, i.enrolment_id as enrolment, q.title, q.theme, q.anonymous, s.name,
                                       q.closes_on, i.answered,
                                       exists (select from survey.draft d where d.questionnaire_id = q.id
                                                  and d.enrolment_id = i.enrolment_id) as begun
                                  from survey.invitation i
                                  join survey.questionnaire q on q.id = i.questionnaire_id
                                  join registry.student s on s.enrolment_id = i.enrolment_id
                                 where q.state = 'open' and q.asked = :asked and :today between q.opens_on and q.closes_on
                                   and (:first or (i.answered, q.closes_on, q.id, i.enrolment_id)
                                     > (:answered, :closes, :questionnaire, :enrolment))
                                 order by i.answered, q.closes_on, q.id, i.enrolment_id limit :limit
                                """)
                        .param("asked", role + "s")
                        .param("today", today)
                        .param("first", after == null)
                        .param("answered", after != null && Boolean.parseBoolean(after.get(0)))
                        .param("closes", after == null ? today : day(after.get(1)))
                        .param("questionnaire", after == null ? NOBODY : id(after.get(2)))
                        .param("enrolment", after == null ? NOBODY : id(after.get(3)))
                        .param("limit", limit + 1)
                        .query(Asked.class)
                        .list();
        return Slice.of(
                rows,
                limit,
                it -> Cursor.of(it.answered(), it.closesOn(), it.questionnaire(), it.enrolment()));
    }

    private static LocalDate day(String told) {
        try {
            return LocalDate.parse(told);
        } catch (DateTimeParseException notOurs) {
            throw new Refused(Refusal.input("cursor", "cursor"));
        }
    }

    private static UUID id(String told) {
        try {
            return UUID.fromString(told);
        } catch (IllegalArgumentException notOurs) {
            throw new Refused(Refusal.input("cursor", "cursor"));
        }
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

    /// Into the box: sealed, under a random id, without anybody; and mixed with others, so that the
    /// mark of the transaction leads from whoever answered to no single ballot.
    void cast(UUID questionnaire, UUID enrolment, String given) {
        var id = UUID.randomUUID();
        sql.sql("insert into survey.ballot (id, questionnaire_id, given) values (:id, :q, :given)")
                .param("id", id)
                .param("q", questionnaire)
                .param("given", vault.seal(SealedSurveys.BALLOT, given, SealedSurveys.salt(id)))
                .update();
        sql.sql("select survey.mix(:q, :id, :enrolment, :others)")
                .param("q", questionnaire)
                .param("id", id)
                .param("enrolment", enrolment)
                .param("others", MIXED_WITH)
                .query((row, n) -> 0)
                .single();
    }
}
