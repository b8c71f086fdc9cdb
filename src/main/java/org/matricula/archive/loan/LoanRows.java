package org.matricula.archive.loan;

import java.sql.ResultSet;
import java.sql.SQLException;
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

@Repository
@Transactional(propagation = Propagation.MANDATORY)
class LoanRows {

    /// Who is told that a volume is due.
    record Late(UUID id, UUID askerId, String volume, String student, LocalDate dueOn) {}

    private static final String SELECT =
            """
            select l.id, l.institution_id, l.volume_id, v.number as volume, v.facts ->> 'name' as student, u.name as unit,
                   l.scope_pos, l.way, l.purpose, l.borrower, l.organisation, l.letter, l.state, l.asker_id, l.asker,
                   (l.asked_at at time zone 'Asia/Shanghai')::date as asked_on, l.decider,
                   (l.decided_at at time zone 'Asia/Shanghai')::date as decided_on, l.decision, l.due_on, l.extended,
                   (l.out_at at time zone 'Asia/Shanghai')::date as out_on, l.receiver,
                   (l.returned_at at time zone 'Asia/Shanghai')::date as returned_on, l.condition,
                   l.condition_note, l.pages
              from archive.loan l join archive.volume v on v.id = l.volume_id join organisation.unit u on u.id = v.unit_id
             where l.scope_pos between :lo and :hi
            """;

    private final JdbcClient sql;

    LoanRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// The volume of that number, or of the student with that number, within reach.
    Optional<UUID> volume(String number) {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select v.id from archive.volume v
                         where (v.number = :number or v.facts ->> 'studentNumber' = :number)
                           and v.scope_pos between :lo and :hi
                         order by v.number limit 1
                        """)
                .param("number", number)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .query(UUID.class)
                .optional();
    }

    UUID ask(UUID volume, NewLoan it, String borrower, Instant at) {
        var actor = Acting.now();
        return sql.sql(
                        """
                        insert into archive.loan (institution_id, volume_id, enrolment_id, scope_pos, person_id, way, purpose,
                               borrower, organisation, letter, asker_id, asker, asked_at)
                        select v.institution_id, v.id, v.enrolment_id, v.scope_pos, v.person_id, :way, :purpose,
                               :borrower, :organisation, :letter, cast(:by as uuid), :name, :at
                          from archive.volume v where v.id = :volume returning id
                        """)
                .param("way", it.way())
                .param("purpose", it.purpose().strip())
                .param("borrower", borrower)
                .param("organisation", it.organisation())
                .param("letter", it.letter())
                .param("by", actor.account())
                .param("name", actor.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("volume", volume)
                .query(UUID.class)
                .single();
    }

    boolean openAlready(UUID volume, String way) {
        return sql.sql(
                        """
                        select exists (select from archive.loan where volume_id = :volume and way = :way
                                          and asker_id = cast(:by as uuid) and state in ('asked', 'approved'))
                        """)
                .param("volume", volume)
                .param("way", way)
                .param("by", Acting.now().account())
                .query(Boolean.class)
                .single();
    }

    /// Locks the row; read it afterwards.
    void hold(UUID loan) {
        sql.sql("select id from archive.loan where id = :id for update")
                .param("id", loan)
                .query(UUID.class)
                .optional();
    }

    /// Locks the volume: whoever hands it out at the same time waits.
    void holdVolume(UUID volume) {
        sql.sql("select id from archive.volume where id = :id for update")
                .param("id", volume)
                .query(UUID.class)
                .single();
    }

    boolean isOut(UUID volume) {
        return sql.sql(
                        """
                        select exists (select from archive.loan where volume_id = :volume and state = 'out' and way <> 'copy')
                        """)
                .param("volume", volume)
                .query(Boolean.class)
                .single();
    }

    /// 封存: what is evidence of something is read here and copied, and leaves the house with nobody.
    boolean isHeld(UUID volume) {
        return sql.sql(
                        "select exists (select from archive.hold where volume_id = :volume and lifted_at is null)")
                .param("volume", volume)
                .query(Boolean.class)
                .single();
    }

    /// Whether it has left the archive for another body.
    boolean isAway(UUID volume) {
        return sql.sql("select archive.is_away(:volume)")
                .param("volume", volume)
                .query(Boolean.class)
                .single();
    }

    /// @throws Absent if it is not within reach
    Loan get(UUID id) {
        return asked(SELECT + " and l.id = :id")
                .param("id", id)
                .query(LoanRows::loan)
                .optional()
                .orElseThrow(() -> new Absent("loan"));
    }

    /// The newest first.
    ///
    /// @param which `open`, `out`, `overdue` or `all`
    /// @param asker whose own, null for everybody's
    List<Loan> page(
            String which, @Nullable UUID asker, LocalDate today, @Nullable UUID before, int most) {
        return asked(
                        SELECT
                                + """
                                   and (cast(:asker as uuid) is null or l.asker_id = :asker)
                                   and case :which when 'open' then l.state in ('asked', 'approved')
                                                   when 'out' then l.state = 'out'
                                                   when 'overdue' then l.state = 'out' and l.due_on < :today
                                                   else true end
                                   and (cast(:before as uuid) is null or l.id < :before)
                                 order by l.id desc limit :most
                                """)
                .param("asker", asker)
                .param("which", which)
                .param("today", today)
                .param("before", before)
                .param("most", most)
                .query(LoanRows::loan)
                .list();
    }

    void withdrawn(UUID id) {
        sql.sql("update archive.loan set state = 'withdrawn' where id = :id")
                .param("id", id)
                .update();
    }

    void decided(
            UUID id, boolean approved, @Nullable LocalDate due, @Nullable String why, Instant at) {
        var actor = Acting.now();
        sql.sql(
                        """
                        update archive.loan
                           set state = :state, due_on = :due, decision = :why, decider_id = cast(:by as uuid),
                               decider = :name, decided_at = :at
                         where id = :id
                        """)
                .param("state", approved ? "approved" : "refused")
                .param("due", due)
                .param("why", why)
                .param("by", actor.account())
                .param("name", actor.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    void handedOut(UUID id, @Nullable LocalDate due, Instant at) {
        sql.sql(
                        "update archive.loan set state = 'out', giver = :name, out_at = :at, due_on = :due where id = :id")
                .param("name", Acting.now().name())
                .param("due", due)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    void takenIn(
            UUID id, String condition, @Nullable String note, @Nullable Integer pages, Instant at) {
        sql.sql(
                        """
                        update archive.loan
                           set state = 'returned', receiver = :name, returned_at = :at, condition = :condition,
                               condition_note = :note, pages = :pages
                         where id = :id
                        """)
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("condition", condition)
                .param("note", note)
                .param("pages", pages)
                .param("id", id)
                .update();
    }

    void extended(UUID id, LocalDate due) {
        sql.sql("update archive.loan set due_on = :due, extended = true where id = :id")
                .param("due", due)
                .param("id", id)
                .update();
    }

    /// Schools that have a volume out.
    List<UUID> lenders() {
        return sql.sql("select distinct institution_id from archive.loan where state = 'out'")
                .query(UUID.class)
                .list();
    }

    /// Those of a school out that are due by a day and were not reminded of today; they count as
    /// reminded.
    List<Late> late(UUID institution, LocalDate by, LocalDate today) {
        return sql.sql(
                        """
                        with told as (
                          update archive.loan set reminded_on = :today
                           where institution_id = :institution and state = 'out' and due_on <= :by and asker_id is not null
                             and (reminded_on is null or reminded_on < :today)
                          returning id, asker_id, volume_id, due_on)
                        select t.id, t.asker_id, v.number as volume, v.facts ->> 'name' as student, t.due_on
                          from told t join archive.volume v on v.id = t.volume_id order by t.id
                        """)
                .param("institution", institution)
                .param("by", by)
                .param("today", today)
                .query(Late.class)
                .list();
    }

    private JdbcClient.StatementSpec asked(String select) {
        var scope = Acting.now().scope();
        return sql.sql(select).param("lo", scope.lo()).param("hi", scope.hi());
    }

    private static Loan loan(ResultSet row, int i) throws SQLException {
        return new Loan(
                row.getObject("id", UUID.class),
                row.getObject("institution_id", UUID.class),
                row.getObject("volume_id", UUID.class),
                row.getString("volume"),
                row.getString("student"),
                row.getString("unit"),
                row.getLong("scope_pos"),
                row.getString("way"),
                row.getString("purpose"),
                row.getString("borrower"),
                row.getString("organisation"),
                row.getString("letter"),
                row.getString("state"),
                row.getObject("asker_id", UUID.class),
                row.getString("asker"),
                row.getObject("asked_on", LocalDate.class),
                row.getString("decider"),
                row.getObject("decided_on", LocalDate.class),
                row.getString("decision"),
                row.getObject("due_on", LocalDate.class),
                row.getBoolean("extended"),
                row.getObject("out_on", LocalDate.class),
                row.getString("receiver"),
                row.getObject("returned_on", LocalDate.class),
                row.getString("condition"),
                row.getString("condition_note"),
                row.getObject("pages", Integer.class));
    }
}
