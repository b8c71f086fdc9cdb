package org.matricula.feedback;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Feedback within reach: to its giver, to the role that keeps the datum, and to those who lead.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class FeedbackRows {

    /// The student a feedback is about.
    record Concerned(
            UUID enrolment,
            UUID person,
            UUID institution,
            UUID unit,
            long scopePos,
            String name,
            String studentNumber) {}

    private static final String SELECT =
            """
            select f.id, f.institution_id, coalesce(u.name, i.name) as unit, f.scope_pos, f.enrolment_id,
                   s.name as student, s.student_number, f.topic, f.place, f.words, f.giver_id, f.giver,
                   f.giver_role, (f.given_at at time zone 'Asia/Shanghai')::date as given_on, f.owner_role,
                   f.due_on, f.state, f.taker, f.outcome, f.answer, f.answerer,
                   (f.answered_at at time zone 'Asia/Shanghai')::date as answered_on, f.case_number,
                   f.improvement, f.helped
              from feedback.feedback f
              join organisation.unit i on i.id = f.institution_id
              left join registry.student s on s.enrolment_id = f.enrolment_id
              left join organisation.unit u on u.id = s.unit_id
             where (f.giver_id = cast(:account as uuid)
                    or f.scope_pos between :lo and :hi and (f.owner_role = :role or :leads))
            """;

    private final JdbcClient sql;

    FeedbackRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// Whether a matter of that number was begun within reach, for the student concerned if there
    /// is one.
    boolean filed(String number, @Nullable UUID enrolment) {
        return sql.sql(
                        """
                        select exists (select from workflow.case_file c
                                        where c.number = :number and c.scope_pos between :lo and :hi
                                          and (cast(:enrolment as uuid) is null or c.subject_id = :enrolment))
                        """)
                .param("number", number)
                .param("enrolment", enrolment)
                .param("lo", Acting.now().scope().lo())
                .param("hi", Acting.now().scope().hi())
                .query(Boolean.class)
                .single();
    }

    Optional<Concerned> concerned(UUID enrolment) {
        return sql.sql(
                        """
                        select s.enrolment_id as enrolment, s.person_id as person, s.institution_id as institution,
                               s.unit_id as unit, s.scope_pos, s.name, s.student_number
                          from registry.student s
                         where s.enrolment_id = :enrolment and s.scope_pos between :lo and :hi
                        """)
                .param("enrolment", enrolment)
                .param("lo", Acting.now().scope().lo())
                .param("hi", Acting.now().scope().hi())
                .query(Concerned.class)
                .optional();
    }

    /// The acting student's own enrolments, or a guardian's wards'.
    List<Concerned> own() {
        return sql.sql(
                        """
                        select s.enrolment_id as enrolment, s.person_id as person, s.institution_id as institution,
                               s.unit_id as unit, s.scope_pos, s.name, s.student_number
                          from registry.student s
                         where s.person_id = any ((select string_to_array(current_setting('app.persons'), ','))::uuid[])
                         order by s.name, s.enrolment_id
                        """)
                .query(Concerned.class)
                .list();
    }

    UUID add(
            @Nullable Concerned about,
            UUID institution,
            long pos,
            GiveFeedback.NewFeedback it,
            String owner,
            LocalDate due,
            Instant at) {
        var actor = Acting.now();
        return sql.sql(
                        """
                        insert into feedback.feedback
                          (institution_id, enrolment_id, scope_pos, person_id, topic, place, words, giver_id, giver,
                           giver_role, given_at, owner_role, due_on)
                        values (:institution, cast(:enrolment as uuid), :pos, cast(:person as uuid), :topic, :place,
                                :words, :by, :name, :role, :at, :owner, :due)
                        returning id
                        """)
                .param("institution", institution)
                .param("enrolment", about == null ? null : about.enrolment())
                .param("pos", pos)
                .param("person", about == null ? null : about.person())
                .param("topic", it.topic())
                .param("place", it.place())
                .param("words", it.words())
                .param("by", actor.account())
                .param("name", actor.name())
                .param("role", actor.role())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("owner", owner)
                .param("due", due)
                .query(UUID.class)
                .single();
    }

    /// How many the acting person has given and nobody has answered yet.
    int unanswered() {
        return sql.sql(
                        """
                        select count(*) from feedback.feedback f
                         where f.giver_id = cast(:account as uuid) and f.state <> 'answered'
                        """)
                .param("account", Acting.now().account())
                .query(Integer.class)
                .single();
    }

    /// Locks the row; read it afterwards.
    void hold(UUID id) {
        sql.sql("select id from feedback.feedback where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    /// @throws Absent if it is not within reach
    Feedback get(UUID id) {
        return asked(SELECT + " and f.id = :id")
                .param("id", id)
                .query(Feedback.class)
                .optional()
                .orElseThrow(() -> new Absent("feedback"));
    }

    /// The newest first.
    ///
    /// @param which `own`, `open`, `late` or `all`
    List<Feedback> page(String which, LocalDate today, @Nullable UUID before, int most) {
        return asked(
                        SELECT
                                + """
                                   and case :which when 'own' then f.giver_id = cast(:account as uuid)
                                                   when 'open' then f.state <> 'answered'
                                                   when 'late' then f.state <> 'answered' and f.due_on < :today
                                                   else true end
                                   and (cast(:before as uuid) is null or f.id < :before)
                                 order by f.id desc limit :most
                                """)
                .param("which", which)
                .param("today", today)
                .param("before", before)
                .param("most", most)
                .query(Feedback.class)
                .list();
    }

    /// What nobody has answered, whose day is the given one or before it, the longest waiting
    /// first.
    List<Feedback> due(LocalDate until, int most) {
        return asked(
                        SELECT
                                + """
                                   and f.state <> 'answered' and f.due_on <= :until
                                 order by f.due_on, f.id limit :most
                                """)
                .param("until", until)
                .param("most", most)
                .query(Feedback.class)
                .list();
    }

    void taken(UUID id, Instant at) {
        var actor = Acting.now();
        sql.sql(
                        """
                        update feedback.feedback set state = 'taken', taker_id = cast(:by as uuid), taker = :name,
                               taken_at = :at where id = :id
                        """)
                .param("by", actor.account())
                .param("name", actor.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    void passed(UUID id, String owner) {
        sql.sql(
                        """
                        update feedback.feedback set state = 'given', owner_role = :owner, taker_id = null,
                               taker = null, taken_at = null where id = :id
                        """)
                .param("owner", owner)
                .param("id", id)
                .update();
    }

    void answered(UUID id, AnswerFeedback.Answer it, Instant at) {
        var actor = Acting.now();
        sql.sql(
                        """
                        update feedback.feedback set state = 'answered', taker = coalesce(taker, :name),
                               taker_id = coalesce(taker_id, cast(:by as uuid)), taken_at = coalesce(taken_at, :at),
                               outcome = :outcome, answer = :answer, answerer = :name, answered_at = :at,
                               case_number = :case, improvement = :improvement
                         where id = :id
                        """)
                .param("by", actor.account())
                .param("name", actor.name())
                .param("outcome", it.outcome())
                .param("answer", it.words())
                .param("case", it.caseNumber())
                .param("improvement", it.improvement())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    void judged(UUID id, boolean helped) {
        sql.sql("update feedback.feedback set helped = :helped where id = :id")
                .param("helped", helped)
                .param("id", id)
                .update();
    }

    private JdbcClient.StatementSpec asked(String text) {
        var actor = Acting.now();
        return reached(text)
                .param("account", actor.account())
                .param("role", actor.role())
                .param("leads", OpenToFeedbackFigures.Roles.hold(actor) || actor.holds("system"));
    }

    private JdbcClient.StatementSpec reached(String text) {
        var scope = Acting.now().scope();
        return sql.sql(text).param("lo", scope.lo()).param("hi", scope.hi());
    }
}
