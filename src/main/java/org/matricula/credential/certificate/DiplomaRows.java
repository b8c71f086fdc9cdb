package org.matricula.credential.certificate;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Writes the register of certificates.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class DiplomaRows {

    private final JdbcClient sql;
    private final JsonMapper json;

    DiplomaRows(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /// All of them in one statement, in their order; what replaces another bears the other's
    /// photograph (同底版).
    List<UUID> add(List<Fresh> all, Instant at) {
        return sql.sql(
                        """
                        insert into credential.certificate
                          (institution_id, enrolment_id, person_id, scope_pos, conclusion_id, kind, number, dated_on, name,
                           sex, born_on, from_on, to_on, major, level, duration, study_form, degree_name, school, principal,
                           body, photo_id, drawn_at, drawer, replaces_id, case_id, redraws_id)
                        select k.institution_id, k.enrolment_id, k.person_id, k.scope_pos, k.id, f.kind, f.number, f.dated_on,
                               f.name, f.sex, f.born_on, f.from_on, f.to_on, f.major, f.level, f.duration, f.study_form,
                               f.degree_name, f.school, f.principal, f.body,
                               coalesce((select r.photo_id from credential.certificate r where r.id = f.replaces),
                                        credential.photograph(k.enrolment_id)), :at,
                               :by, f.replaces,
                               coalesce(f.case_id, (select r.case_id from credential.certificate r where r.id = f.redraws)),
                               f.redraws
                          from json_to_recordset(cast(:fresh as json)) f
                               (nth int, conclusion uuid, kind text, number text, dated_on date, name text, sex text,
                                born_on date, from_on date, to_on date, major text, level text, duration text,
                                study_form text, degree_name text, school text, principal text, body text, replaces uuid,
                                case_id uuid, redraws uuid)
                          join graduation.conclusion k on k.id = f.conclusion
                         order by f.nth
                        returning id
                        """)
                .param("fresh", json.writeValueAsString(FreshLines.of(all)))
                .param("at", at.atOffset(java.time.ZoneOffset.UTC))
                .param("by", Acting.now().name())
                .query(UUID.class)
                .list();
    }

    /// Locks them until the transaction ends; what is read afterwards stays true.
    void lock(Collection<UUID> ids) {
        sql.sql(
                        "select id from credential.certificate where id = any (:ids) order by id for update")
                .param("ids", ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /// Locks those that wait for the printer, by class and student number.
    List<UUID> lockWaiting(UUID unit, String kind) {
        sql.sql(
                        """
                        select c.id from credential.certificate c
                          join organisation.unit t on t.id = :unit
                         where c.scope_pos between t.pos and t.pos_end and c.kind = :kind and c.state = 'drawn'
                         order by c.id for update of c
                        """)
                .param("unit", unit)
                .param("kind", kind)
                .query(UUID.class)
                .list();
        return sql.sql(
                        """
                        select c.id from credential.certificate c
                          join organisation.unit t on t.id = :unit
                          join registry.student s on s.enrolment_id = c.enrolment_id
                         where c.scope_pos between t.pos and t.pos_end and c.kind = :kind and c.state = 'drawn'
                         order by s.scope_pos, s.student_number, c.id
                        """)
                .param("unit", unit)
                .param("kind", kind)
                .query(UUID.class)
                .list();
    }

    /// With the photograph as it was confirmed by then; what replaces another keeps the other's.
    void printed(List<UUID> ids, List<UUID> blanks, UUID run) {
        sql.sql(
                        """
                        update credential.certificate c
                           set state = 'printed', blank_id = n.blank, run_id = :run,
                               photo_id = case when c.replaces_id is null then credential.photograph(c.enrolment_id) else c.photo_id end
                          from unnest(cast(:ids as uuid[]), cast(:blanks as uuid[])) as n (id, blank)
                         where c.id = n.id
                        """)
                .param("run", run)
                .param("ids", ids.toArray(UUID[]::new))
                .param("blanks", blanks.toArray(UUID[]::new))
                .update();
    }

    /// It waits for the printer again.
    void unprinted(UUID id) {
        sql.sql(
                        """
                        update credential.certificate set state = 'drawn', blank_id = null, run_id = null where id = :id
                        """)
                .param("id", id)
                .update();
    }

    void handed(UUID id) {
        sql.sql("update credential.certificate set state = 'handed' where id = :id")
                .param("id", id)
                .update();
    }

    void edition(UUID id, UUID document) {
        sql.sql("update credential.certificate set document_id = :document where id = :id")
                .param("document", document)
                .param("id", id)
                .update();
    }

    /// @param surrendered when the original came back, null where it did not
    /// @param freed why another may be drawn of the same conclusion, null where none may
    void voided(
            UUID id,
            LocalDate on,
            String reason,
            @Nullable LocalDate surrendered,
            @Nullable String freed) {
        sql.sql(
                        """
                        update credential.certificate
                           set state = 'void', void_on = :on, void_reason = :reason, voider = :by, surrendered_on = :surrendered,
                               freed = :freed
                         where id = :id
                        """)
                .param("on", on)
                .param("reason", reason)
                .param("by", Acting.now().name())
                .param("surrendered", surrendered, Types.DATE)
                .param("freed", freed, Types.VARCHAR)
                .param("id", id)
                .update();
    }

    /// It no longer waits to be drawn anew, for what it took the place of stands again.
    void undone(UUID id) {
        sql.sql(
                        """
                        update credential.certificate set freed = 'undone'
                         where id = :id and state = 'void' and (freed is null or freed = 'withdrawn')
                        """)
                .param("id", id)
                .update();
    }

    /// What took its place was taken back: it stands as it did.
    void revived(UUID id) {
        sql.sql(
                        """
                        update credential.certificate c
                           set void_on = null, void_reason = null, voider = null, surrendered_on = null,
                               document_id = null, annex_id = null, freed = null,
                               cancelled_on = null, cancellation = null, canceller = null,
                               state = case when exists (select from credential.handing h where h.certificate_id = c.id)
                                            then 'handed' when c.blank_id is not null then 'printed' else 'drawn' end
                         where c.id = :id
                        """)
                .param("id", id)
                .update();
    }

    UUID run(
            UUID institution,
            long pos,
            UUID unit,
            String form,
            String printer,
            int some,
            Instant at) {
        return sql.sql(
                        """
                        insert into credential.print_run
                          (institution_id, scope_pos, unit_id, form, printer, certificates, made_at, maker)
                        values (:institution, :pos, :unit, :form, :printer, :some, :at, :by) returning id
                        """)
                .param("institution", institution)
                .param("pos", pos)
                .param("unit", unit)
                .param("form", form)
                .param("printer", printer)
                .param("some", some)
                .param("at", at.atOffset(java.time.ZoneOffset.UTC))
                .param("by", Acting.now().name())
                .query(UUID.class)
                .single();
    }

    /// Locks a run until the transaction ends.
    void lockRun(UUID run) {
        sql.sql("select id from credential.print_run where id = :id for update")
                .param("id", run)
                .query(UUID.class)
                .list();
    }

    /// @return whether nobody has taken its sheets before
    boolean take(UUID run, Instant at) {
        return sql.sql(
                                """
                                update credential.print_run set taken_at = :at, taker = :by, taker_id = cast(:account as uuid)
                                 where id = :id and taken_at is null
                                """)
                        .param("at", at.atOffset(java.time.ZoneOffset.UTC))
                        .param("by", Acting.now().name())
                        .param("account", Acting.now().account(), Types.OTHER)
                        .param("id", run)
                        .update()
                == 1;
    }
}
