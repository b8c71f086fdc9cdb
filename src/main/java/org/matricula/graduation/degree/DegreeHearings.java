package org.matricula.graduation.degree;

import java.time.LocalDate;
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

/// Who was told what is meant against their degree, and how they were heard. Students see their
/// own.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class DegreeHearings {

    private static final String SELECT =
            """
            select h.id, h.institution_id, h.conclusion_id, c.enrolment_id, h.person_id, h.scope_pos, s.name, s.student_number,
                   u.name as unit, h.intent, h.degree, h.facts, h.basis, h.notified_on, h.until, h.notifier,
                   h.document_id as document, h.delivered_on,
                   h.statement, h.waived, h.stated_on, h.heard_on, h.way, h.minutes, h.hearer, h.outcome, h.closed_on,
                   h.close_note
              from graduation.degree_hearing h
              join graduation.conclusion c on c.id = h.conclusion_id
              join registry.student s on s.enrolment_id = c.enrolment_id
              join organisation.unit u on u.id = s.unit_id
            """;

    private final JdbcClient sql;

    DegreeHearings(JdbcClient sql) {
        this.sql = sql;
    }

    /// Whom it concerns.
    record Concerned(UUID id, String studentNumber) {}

    /// One for each of the conclusions.
    void add(
            Collection<UUID> conclusions,
            String intent,
            String facts,
            String basis,
            LocalDate on,
            LocalDate until) {
        sql.sql(
                        """
                        insert into graduation.degree_hearing
                          (institution_id, conclusion_id, person_id, scope_pos, intent, degree, facts, basis, notified_on,
                           until, notifier_id, notifier)
                        select c.institution_id, c.id, c.person_id, c.scope_pos, :intent,
                               coalesce(c.degree_name, c.degree_proposed), :facts, :basis, :on, :until,
                               cast(:by as uuid), :name
                          from graduation.conclusion c where c.id = any (:ids)
                        """)
                .param("intent", intent)
                .param("facts", facts)
                .param("basis", basis)
                .param("on", on)
                .param("until", until)
                .param("by", Acting.now().account(), java.sql.Types.OTHER)
                .param("name", Acting.now().name())
                .param("ids", conclusions.toArray(UUID[]::new))
                .update();
    }

    /// The 告知书 of one of them.
    void papered(UUID id, UUID document) {
        sql.sql("update graduation.degree_hearing set document_id = :document where id = :id")
                .param("document", document)
                .param("id", id)
                .update();
    }

    /// The one whose 告知书 it is, locked.
    Optional<DegreeHearing> of(UUID document) {
        return sql.sql(SELECT + " where h.document_id = :document for update of h")
                .param("document", document)
                .query(DegreeHearing.class)
                .optional();
    }

    /// @param until their last day at the earliest
    void delivered(UUID id, LocalDate on, LocalDate until) {
        sql.sql(
                        """
                        update graduation.degree_hearing
                           set delivered_on = :on,
                               until = case when outcome is null then greatest(until, :until) else until end
                         where id = :id
                        """)
                .param("on", on)
                .param("until", until)
                .param("id", id)
                .update();
    }

    /// Locked.
    Optional<DegreeHearing> held(UUID id) {
        return sql.sql(SELECT + " where h.id = :id for update of h")
                .param("id", id)
                .query(DegreeHearing.class)
                .optional();
    }

    /// Those of the conclusions that are open, locked.
    List<DegreeHearing> open(Collection<UUID> conclusions) {
        return sql.sql(
                        SELECT
                                + " where h.conclusion_id = any (:ids) and h.outcome is null order by h.id for update of h")
                .param("ids", conclusions.toArray(UUID[]::new))
                .query(DegreeHearing.class)
                .list();
    }

    /// Whether whoever acts gave notice of one of them, or heard it.
    boolean bySelf(Collection<UUID> conclusions) {
        return sql.sql(
                        """
                        select exists (select from graduation.degree_hearing h
                          where h.conclusion_id = any (:ids) and h.outcome is null
                            and cast(:self as uuid) in (h.notifier_id, h.hearer_id))
                        """)
                .param("ids", conclusions.toArray(UUID[]::new))
                .param("self", Acting.now().account(), java.sql.Types.OTHER)
                .query(Boolean.class)
                .single();
    }

    /// Those that are open first, then the newest.
    List<DegreeHearing> of(UUID institution, int limit) {
        return sql.sql(
                        SELECT
                                + """
                                 where h.institution_id = :institution
                                 order by h.outcome is not null, h.notified_on desc, s.student_number, h.id limit :limit
                                """)
                .param("institution", institution)
                .param("limit", limit)
                .query(DegreeHearing.class)
                .list();
    }

    List<DegreeHearing> own(Collection<UUID> persons) {
        return sql.sql(SELECT + " where h.person_id = any (:persons) order by h.id desc")
                .param("persons", persons.toArray(UUID[]::new))
                .query(DegreeHearing.class)
                .list();
    }

    /// Those of the numbers who wait for a degree, or hold one, and of whom nothing is meant yet;
    /// locked, and told once where two tell at the same time.
    List<Concerned> concerned(UUID institution, String intent, List<String> numbers) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0)) is null")
                .param("key", "degree-hearings " + institution)
                .query(Boolean.class)
                .single();
        return sql.sql(
                        """
                        select c.id, s.student_number from graduation.conclusion c
                          join registry.student s on s.enrolment_id = c.enrolment_id
                         where c.institution_id = :institution and s.student_number = any (:numbers)
                           and c.reversed_at is null and c.degree = (:intent = 'revoke')
                           and (c.degree or c.degree_proposed is not null and c.degree_refused_on is null)
                           and not exists (select from graduation.degree_hearing h
                                            where h.conclusion_id = c.id and h.outcome is null)
                         order by c.id for update of c
                        """)
                .param("institution", institution)
                .param("intent", intent)
                .param("numbers", numbers.toArray(String[]::new))
                .query(Concerned.class)
                .list();
    }

    void say(UUID id, @Nullable String statement, LocalDate on) {
        sql.sql(
                        """
                        update graduation.degree_hearing
                           set statement = :statement, waived = cast(:statement as text) is null, stated_on = :on
                         where id = :id
                        """)
                .param("statement", statement)
                .param("on", on)
                .param("id", id)
                .update();
    }

    void record(UUID id, LocalDate on, String way, String minutes) {
        sql.sql(
                        """
                        update graduation.degree_hearing
                           set heard_on = :on, way = :way, minutes = :minutes, hearer_id = cast(:by as uuid), hearer = :name
                         where id = :id
                        """)
                .param("on", on)
                .param("way", way)
                .param("minutes", minutes)
                .param("by", Acting.now().account(), java.sql.Types.OTHER)
                .param("name", Acting.now().name())
                .param("id", id)
                .update();
    }

    void close(Collection<UUID> conclusions, String outcome, String note, LocalDate on) {
        sql.sql(
                        """
                        update graduation.degree_hearing
                           set outcome = :outcome, closed_on = :on, closer = :name, close_note = :note
                         where conclusion_id = any (:ids) and outcome is null
                        """)
                .param("outcome", outcome)
                .param("on", on)
                .param("name", Acting.now().name())
                .param("note", note)
                .param("ids", conclusions.toArray(UUID[]::new))
                .update();
    }
}
