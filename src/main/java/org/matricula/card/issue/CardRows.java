package org.matricula.card.issue;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.registry.StandingChanged;
import org.matricula.registry.StudentStatus;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The register of cards, as it is written. Its lines lie where their students do; who leaves the
/// school or goes on leave owes their card.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class CardRows {

    /// Somebody who is to have a card.
    record Claim(
            UUID enrolmentId,
            UUID personId,
            UUID institutionId,
            long scopePos,
            @Nullable LocalDate validUntil) {}

    private static final String TO_STAMP =
            """
             where c.scope_pos between :lo and :hi and c.state = 'issued' and c.owed is null
               and (:sort = 'registration' or c.from_station is not null)
            """;

    private static final String UNREGISTERED =
            """
            exists (select from registration.opening o join calendar.term t on t.id = o.term_id
                     where o.institution_id = c.institution_id and t.during @> cast(:on as date)
                       and not exists (select from registration.term_registration r
                                        where r.opening_id = o.id and r.enrolment_id = c.enrolment_id
                                          and r.state = 'registered'))
            """;

    private static final String[] AWAY = {
        StudentStatus.ON_LEAVE.code(),
        StudentStatus.SUSPENDED.code(),
        StudentStatus.PLACE_HELD.code(),
        StudentStatus.ADMISSION_DEFERRED.code()
    };

    private final JdbcClient sql;

    CardRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// Who of an interval studies, is registered and has no standing card, by class and number.
    /// Locked, so that two desks do not make the same.
    List<Claim> claims(long lo, long hi, @Nullable UUID enrolment) {
        sql.sql(
                        """
                        select e.id from registry.enrolment e
                         where e.scope_pos between :lo and :hi and (cast(:id as uuid) is null or e.id = :id)
                         order by e.id for update
                        """)
                .param("lo", lo)
                .param("hi", hi)
                .param("id", enrolment, java.sql.Types.OTHER)
                .query(UUID.class)
                .list();
        return sql.sql(
                        """
                        select s.enrolment_id, s.person_id, s.institution_id, s.scope_pos,
                               coalesce(e.graduation_on, e.study_limit_on) as valid_until
                          from registry.student s join registry.enrolment e on e.id = s.enrolment_id
                         where s.scope_pos between :lo and :hi and (cast(:id as uuid) is null or s.enrolment_id = :id)
                           and s.status = '01' and s.registration = 'registered'
                           and not exists (select from card.card c
                                            where c.enrolment_id = s.enrolment_id and c.ended_on is null)
                         order by s.scope_pos, s.student_number, s.name
                        """)
                .param("lo", lo)
                .param("hi", hi)
                .param("id", enrolment, java.sql.Types.OTHER)
                .query(Claim.class)
                .list();
    }

    UUID add(
            Claim who,
            String number,
            String code,
            String kind,
            Cards.@Nullable Card replaces,
            @Nullable String from,
            @Nullable String to,
            @Nullable UUID caseId,
            @Nullable LocalDate collectFrom,
            LocalDate today) {
        return sql.sql(
                        """
                        insert into card.card (institution_id, enrolment_id, scope_pos, person_id, number, code, kind, made_on,
                                               maker, valid_until, from_station, to_station, replaces_id, case_id,
                                               collect_from)
                        values (:institution, :enrolment, :pos, :person, :number, :code, :kind, :today, :maker,
                                cast(:until as date), :from, :to, cast(:replaces as uuid), cast(:case as uuid),
                                cast(:collect as date))
                        returning id
                        """)
                .param("institution", who.institutionId())
                .param("enrolment", who.enrolmentId())
                .param("pos", who.scopePos())
                .param("person", who.personId())
                .param("number", number)
                .param("code", code)
                .param("kind", kind)
                .param("today", today)
                .param("maker", Acting.now().name())
                .param("until", who.validUntil(), java.sql.Types.DATE)
                .param("from", from, java.sql.Types.VARCHAR)
                .param("to", to, java.sql.Types.VARCHAR)
                .param("replaces", replaces == null ? null : replaces.id(), java.sql.Types.OTHER)
                .param("case", caseId, java.sql.Types.OTHER)
                .param("collect", collectFrom, java.sql.Types.DATE)
                .query(UUID.class)
                .single();
    }

    /// @return how many were waiting to be handed over
    int hand(List<UUID> ids, String to, LocalDate on) {
        return sql.sql(
                        """
                        update card.card set state = 'issued', handed_to = :to, handed_on = :on, hander = :by
                         where id = any (:ids) and state = 'made'
                        """)
                .param("to", to)
                .param("on", on)
                .param("by", Acting.now().name())
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    void state(UUID id, String state) {
        sql.sql("update card.card set state = :state where id = :id")
                .param("state", state)
                .param("id", id)
                .update();
    }

    void end(UUID id, String state, String reason, LocalDate on) {
        sql.sql(
                        """
                        update card.card set state = :state, ended_on = :on, end_reason = :reason, ender = :by where id = :id
                        """)
                .param("state", state)
                .param("on", on)
                .param("reason", reason)
                .param("by", Acting.now().name())
                .param("id", id)
                .update();
    }

    /// As it was before it was made void.
    void revive(UUID id, String state) {
        sql.sql(
                        """
                        update card.card set state = :state, ended_on = null, end_reason = null, ender = null where id = :id
                        """)
                .param("state", state)
                .param("id", id)
                .update();
    }

    void cameBack(UUID id, LocalDate on) {
        sql.sql("update card.card set came_back_on = :on where id = :id")
                .param("on", on)
                .param("id", id)
                .update();
    }

    void interval(UUID id, String from, String to) {
        sql.sql("update card.card set from_station = :from, to_station = :to where id = :id")
                .param("from", from)
                .param("to", to)
                .param("id", id)
                .update();
    }

    /// Only what proves a student of this term bears its stamps: where the school registers the
    /// term, whoever is not registered gets none.
    ///
    /// @return how many cards had no such stamp yet
    int stamp(long lo, long hi, String sort, String period, LocalDate on) {
        return sql.sql(
                        """
                        insert into card.stamp (card_id, sort, period, scope_pos, person_id, stamped_on, stamper)
                        select c.id, :sort, :period, c.scope_pos, c.person_id, :on, :by from card.card c
                        """
                                + TO_STAMP
                                + "and not ("
                                + UNREGISTERED
                                + ") on conflict do nothing")
                .param("sort", sort)
                .param("period", period)
                .param("on", on)
                .param("by", Acting.now().name())
                .param("lo", lo)
                .param("hi", hi)
                .update();
    }

    /// How many are left out for that.
    int unregistered(long lo, long hi, String sort, LocalDate on) {
        return sql.sql(
                        "select count(*) from card.card c "
                                + TO_STAMP
                                + "and ("
                                + UNREGISTERED
                                + ")")
                .param("sort", sort)
                .param("on", on)
                .param("lo", lo)
                .param("hi", hi)
                .query(Integer.class)
                .single();
    }

    /// Who has left owes their card for good; who is on leave, in service or admitted for later,
    /// until they come.
    @EventListener
    public void on(StandingChanged changed) {
        sql.sql(
                        """
                        update card.card c
                           set owed = case when e.status = any (:away) then 'leave' when e.status = any (:active) then null
                                           else 'left' end
                          from (select distinct on (enrolment_id) enrolment_id, status from registry.status_event
                                 where batch = :batch order by enrolment_id, seq desc) e
                         where c.enrolment_id = e.enrolment_id and c.ended_on is null
                        """)
                .param("away", AWAY)
                .param("active", StudentStatus.activeCodes())
                .param("batch", changed.batch())
                .update();
    }
}
