package org.matricula.registration.term;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.matricula.calendar.Duty;
import org.matricula.calendar.Term;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.registry.StandingChanged;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The openings in sight, the rows they lay for each student, and how far each class has come.
@Repository
@Transactional(readOnly = true)
public class Openings {

    /// One class.
    ///
    /// @param arrears how many owe fees
    /// @param away how many have not come
    public record Progress(
            UUID unit,
            String name,
            long all,
            long registered,
            long deferred,
            long arrears,
            long away) {

        public long left() {
            return all - registered - deferred;
        }
    }

    private static final String SELECT =
            """
            select o.id, o.institution_id, i.name as institution, t.year, t.name as term, upper(t.during) as until,
                   o.opens_on, o.closes_on
              from registration.opening o
              join organisation.unit i on i.id = o.institution_id
              join calendar.term t on t.id = o.term_id
             where i.pos <= :hi and i.pos_end >= :lo
            """;

    /// Those who study, and have no row of the opening yet.
    private static final String LAY =
            """
            insert into registration.term_registration (opening_id, enrolment_id, scope_pos, person_id, laid_on)
            select o.id, s.enrolment_id, s.scope_pos, s.person_id, cast(:laid as date)
              from registration.opening o
              join calendar.term t on t.id = o.term_id
              join registry.student s on s.institution_id = o.institution_id and s.status = '01'
            """;

    private final JdbcClient sql;
    private final Clock clock;

    Openings(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public List<Opening> all() {
        return within(SELECT + " order by lower(t.during) desc, i.pos").query(Opening.class).list();
    }

    /// @throws Absent if there is none within reach
    Opening get(UUID id) {
        return within(SELECT + " and o.id = :id")
                .param("id", id)
                .query(Opening.class)
                .optional()
                .orElseThrow(() -> new Absent("opening"));
    }

    boolean taken(UUID institution, UUID term) {
        return sql.sql(
                        "select exists (select from registration.opening o where o.institution_id ="
                                + " :institution and o.term_id = :term)")
                .param("institution", institution)
                .param("term", term)
                .query(Boolean.class)
                .single();
    }

    /// @return empty if somebody else opened the term meanwhile
    @Transactional
    Optional<UUID> open(
            UUID institution, Term term, LocalDate opens, LocalDate closes, Instant at) {
        return sql.sql(
                        """
                        insert into registration.opening
                          (institution_id, term_id, opens_on, closes_on, opened_by, opener, opened_at)
                        values (:institution, :term, :opens, :closes, :by, :name, :at)
                        on conflict (institution_id, term_id) do nothing returning id
                        """)
                .param("institution", institution)
                .param("term", term.id())
                .param("opens", opens)
                .param("closes", closes)
                .param("by", Acting.now().account(), java.sql.Types.OTHER)
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
    }

    /// A row for everyone who studies there and has none.
    ///
    /// @return how many were added
    @Transactional
    int lay(UUID opening) {
        return sql.sql(LAY + " where o.id = :id on conflict do nothing")
                .param("laid", LocalDate.now(clock))
                .param("id", opening)
                .update();
    }

    /// Everywhere where the term runs: those whose enrolment or return, written ahead, has come.
    @Transactional
    int layRunning(LocalDate today) {
        return sql.sql(LAY + " where t.during @> :today on conflict do nothing")
                .param("laid", LocalDate.now(clock))
                .param("today", today)
                .update();
    }

    /// Whoever enrols or returns while the term runs registers for it too.
    @EventListener
    @Transactional
    public void on(StandingChanged changed) {
        sql.sql(
                        LAY
                                + """
                                 where s.enrolment_id in
                                         (select e.enrolment_id from registry.status_event e where e.batch = :batch)
                                   and o.opened_at <= now() and now() < upper(t.during)
                                on conflict do nothing
                                """)
                .param("laid", LocalDate.now(clock))
                .param("batch", changed.batch())
                .update();
    }

    /// By class, in the tree's order; those alone who still study.
    List<Progress> progress(UUID opening) {
        return sql.sql(
                        """
                        select u.id as unit, u.name, count(*) as "all",
                               count(*) filter (where r.state = 'registered') as registered,
                               count(*) filter (where r.state = 'deferred') as deferred,
                               count(r.arrears) as arrears,
                               count(*) filter (where r.absence = 'not-reported') as away
                          from registration.term_registration r
                          join registry.student s on s.enrolment_id = r.enrolment_id and s.status = '01'
                          join organisation.unit u on u.id = s.unit_id
                         where r.opening_id = :id group by u.id, u.name, u.pos order by u.pos
                        """)
                .param("id", opening)
                .query(Progress.class)
                .list();
    }

    private JdbcClient.StatementSpec within(String text) {
        var scope = Acting.now().scope();
        return sql.sql(text).param("lo", scope.lo()).param("hi", scope.hi());
    }

    /// When registrations that were put off have to be made good, and how many.
    List<Duty> deferments(LocalDate from, LocalDate until) {
        return sql.sql(
                        """
                        select r.deferred_until as "on", 'deferment-ends' as what, i.name || ' ' || t.name as subject,
                               count(*) as "left", '/registrations/' || o.id as href
                          from registration.term_registration r
                          join registration.opening o on o.id = r.opening_id
                          join organisation.unit i on i.id = o.institution_id
                          join calendar.term t on t.id = o.term_id
                         where r.state = 'deferred' and r.deferred_until >= :from and r.deferred_until < :until
                         group by o.id, i.name, t.name, r.deferred_until
                        """)
                .param("from", from)
                .param("until", until)
                .query(Duty.class)
                .list();
    }
}
