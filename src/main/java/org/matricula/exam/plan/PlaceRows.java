package org.matricula.exam.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes rooms, times and the names of those who may be called upon.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class PlaceRows {

    private final JdbcClient sql;

    PlaceRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// A room that was closed is opened anew.
    void room(UUID institution, String name, int seats) {
        sql.sql(
                        """
                        insert into exam.room (institution_id, name, seats) values (:institution, :name, :seats)
                        on conflict (institution_id, name) do update set seats = excluded.seats, closed_at = null
                        """)
                .param("institution", institution)
                .param("name", name)
                .param("seats", seats)
                .update();
    }

    int close(UUID institution, UUID room, Instant at) {
        return sql.sql(
                        """
                        update exam.room set closed_at = :at
                         where id = :room and institution_id = :institution and closed_at is null
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("room", room)
                .param("institution", institution)
                .update();
    }

    /// @return false where it overlaps another
    boolean slot(UUID round, LocalDate day, LocalTime from, LocalTime until) {
        return sql.sql(
                                """
                                insert into exam.slot (round_id, on_day, from_time, until_time)
                                values (:round, :day, :from, :until) on conflict do nothing
                                """)
                        .param("round", round)
                        .param("day", day)
                        .param("from", from)
                        .param("until", until)
                        .update()
                == 1;
    }

    /// @return false where something is planned in it
    boolean dropSlot(UUID round, UUID slot) {
        return sql.sql(
                                """
                                delete from exam.slot s
                                 where s.id = :slot and s.round_id = :round
                                   and not exists (select from exam.part g where g.slot_id = s.id)
                                   and not exists (select from exam.duty d where d.slot_id = s.id)
                                """)
                        .param("round", round)
                        .param("slot", slot)
                        .update()
                == 1;
    }

    int call(UUID round, Collection<UUID> accounts) {
        return sql.sql(
                        """
                        insert into exam.invigilator (round_id, account_id)
                        select :round, a.id from unnest(cast(:ids as uuid[])) as a (id)
                        on conflict do nothing
                        """)
                .param("round", round)
                .param("ids", accounts.toArray(UUID[]::new))
                .update();
    }

    int excuse(UUID round, UUID account) {
        return sql.sql(
                        "delete from exam.invigilator where round_id = :round and account_id ="
                                + " :account")
                .param("round", round)
                .param("account", account)
                .update();
    }
}
