package org.matricula.appraisal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Unit;
import org.matricula.registry.StudentStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 日常表现 and the standards it is noted by.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ConductNotes {

    /// A standard's notes in one enrolment.
    record Sum(String standard, int outstanding, int met, int missed) {}

    private final JdbcClient sql;

    ConductNotes(JdbcClient sql) {
        this.sql = sql;
    }

    /// In use at a school, in their order.
    List<Standard> standards(UUID institution) {
        return sql.sql(
                        """
                        select id, name from appraisal.standard
                         where retired_at is null and (institution_id is null or institution_id = :institution)
                         order by institution_id nulls first, seq, name
                        """)
                .param("institution", institution)
                .query(Standard.class)
                .list();
    }

    /// @return false if the school has it already
    boolean addStandard(UUID institution, String name) {
        return sql.sql(
                                """
                                insert into appraisal.standard (institution_id, name, seq, added_by)
                                select :institution, :name, coalesce(max(seq), 0) + 1, :by from appraisal.standard
                                 where not exists (select from appraisal.standard o
                                        where o.institution_id is null and o.name = :name)
                                on conflict do nothing
                                """)
                        .param("institution", institution)
                        .param("name", name)
                        .param("by", Acting.now().name())
                        .update()
                > 0;
    }

    /// @return false if it is not the school's own
    boolean retireStandard(UUID institution, UUID standard, Instant at) {
        return sql.sql(
                                """
                                update appraisal.standard set retired_at = :at
                                 where id = :id and institution_id = :institution and retired_at is null
                                """)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("id", standard)
                        .param("institution", institution)
                        .update()
                == 1;
    }

    /// Two who note one class at once wait for each other here.
    void hold(Unit unit) {
        sql.sql("select pg_advisory_xact_lock(:pos)").param("pos", unit.pos()).query().singleRow();
    }

    /// A class by student number.
    List<ConductLine> lines(Unit unit, UUID standard, LocalDate on) {
        return sql.sql(
                        """
                        select s.enrolment_id, s.name, s.student_number, n.verdict, n.words, n.recorder_id
                          from registry.student s
                          left join appraisal.conduct_note n
                            on n.enrolment_id = s.enrolment_id and n.standard_id = :standard and n.noted_on = :on
                           and n.struck_at is null
                         where s.unit_id = :unit and s.status = any (:active)
                         order by s.student_number, s.enrolment_id
                        """)
                .param("standard", standard)
                .param("on", on)
                .param("unit", unit.id())
                .param("active", StudentStatus.activeCodes())
                .query(ConductLine.class)
                .list();
    }

    void strike(List<UUID> enrolments, UUID standard, LocalDate on, String why, Instant at) {
        sql.sql(
                        """
                        update appraisal.conduct_note
                           set struck_at = :at, striker = :by, struck_why = :why
                         where enrolment_id = any (:enrolments) and standard_id = :standard and noted_on = :on
                           and struck_at is null
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", Acting.now().name())
                .param("why", why)
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .param("standard", standard)
                .param("on", on)
                .update();
    }

    void add(List<NoteConduct.Noted> noted, UUID standard, LocalDate on, Instant at) {
        var actor = Acting.now();
        sql.sql(
                        """
                        insert into appraisal.conduct_note
                          (enrolment_id, scope_pos, person_id, standard_id, noted_on, verdict, words, recorder_id,
                           recorder, recorded_at)
                        select s.enrolment_id, s.scope_pos, s.person_id, :standard, :on, n.verdict, n.words,
                               cast(:by as uuid), :name, :at
                          from unnest(cast(:enrolments as uuid[]), cast(:verdicts as text[]), cast(:words as text[]))
                                 n (enrolment_id, verdict, words)
                          join registry.student s on s.enrolment_id = n.enrolment_id
                        """)
                .param("standard", standard)
                .param("on", on)
                .param("by", actor.account())
                .param("name", actor.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param(
                        "enrolments",
                        noted.stream().map(NoteConduct.Noted::enrolmentId).toArray(UUID[]::new))
                .param(
                        "verdicts",
                        noted.stream().map(it -> it.verdict().code()).toArray(String[]::new))
                .param("words", noted.stream().map(NoteConduct.Noted::words).toArray(String[]::new))
                .update();
    }

    /// By standard, over the whole enrolment.
    List<Sum> of(UUID enrolment) {
        return sql.sql(
                        """
                        select d.name as standard, count(*) filter (where n.verdict = 'outstanding') as outstanding,
                               count(*) filter (where n.verdict = 'met') as met,
                               count(*) filter (where n.verdict = 'missed') as missed
                          from appraisal.conduct_note n join appraisal.standard d on d.id = n.standard_id
                         where n.enrolment_id = :enrolment and n.struck_at is null
                         group by d.id order by d.seq, d.name
                        """)
                .param("enrolment", enrolment)
                .query(Sum.class)
                .list();
    }
}
