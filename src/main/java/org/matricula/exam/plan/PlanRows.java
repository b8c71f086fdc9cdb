package org.matricula.exam.plan;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.exam.round.ExamStep;
import org.matricula.exam.round.StepUndone;
import org.matricula.kernel.Acting;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes plans.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class PlanRows {

    private static final Map<String, String> WHO =
            Map.of("sealed", "seal", "handed-in", "hand", "received", "receive");

    private final JdbcClient sql;

    PlanRows(JdbcClient sql) {
        this.sql = sql;
    }

    void ask(UUID round, Instant at) {
        sql.sql(
                        """
                        insert into exam.plan (round_id, state, asked_at, asker_id, asker, asker_role)
                        values (:round, 'planning', :at, cast(:by as uuid), :name, :role)
                        on conflict (round_id) do update
                          set state = 'planning', asked_at = excluded.asked_at, asker_id = excluded.asker_id,
                              asker = excluded.asker, asker_role = excluded.asker_role,
                              sealer = null, sealed_at = null, hander = null, handed_at = null
                        """)
                .param("round", round)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", Acting.now().account())
                .param("name", Acting.now().name())
                .param("role", Acting.now().role())
                .update();
    }

    /// @return whether it still waits for what was asked then
    boolean waits(UUID round, Instant asked) {
        return sql.sql(
                        """
                        select p.round_id from exam.plan p
                         where p.round_id = :round and p.state = 'planning' and p.asked_at = :at for update
                        """)
                .param("round", round)
                .param("at", asked.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    void state(UUID round, String state) {
        sql.sql("update exam.plan set state = :state where round_id = :round")
                .param("round", round)
                .param("state", state)
                .update();
    }

    /// Sealed, handed in or received: by whom and when.
    void pass(UUID round, String state, Instant at) {
        var verb = WHO.get(state);
        sql.sql(
                        "update exam.plan set state = :state, %s = :name, %s = :at where round_id = :round"
                                .formatted(
                                        verb.equals("receive") ? "receiver" : verb + "er",
                                        verb.equals("seal")
                                                ? "sealed_at"
                                                : verb.equals("hand")
                                                        ? "handed_at"
                                                        : "received_at"))
                .param("state", state)
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("round", round)
                .update();
    }

    void clear(UUID round) {
        for (var it :
                List.of(
                        "delete from exam.duty where round_id = :round and kind = 'invigilator'",
                        "update exam.candidate set part_id = null, seat = null where round_id ="
                                + " :round and part_id is not null",
                        "delete from exam.part where round_id = :round")) {
            sql.sql(it).param("round", round).update();
        }
    }

    void parts(UUID round, Timetable it) {
        var seqs = new java.util.HashMap<UUID, Integer>();
        var parts = it.parts();
        sql.sql(
                        """
                        insert into exam.part (id, round_id, course_id, seq, size, slot_id, room_id)
                        select t.id, :round, t.course, t.seq, t.size, t.slot, t.room
                          from unnest(cast(:ids as uuid[]), cast(:courses as uuid[]), cast(:seqs as int[]),
                                      cast(:sizes as int[]), cast(:slots as uuid[]), cast(:rooms as uuid[]))
                                 as t (id, course, seq, size, slot, room)
                        """)
                .param("round", round)
                .param("ids", parts.stream().map(SatPart::id).toArray(UUID[]::new))
                .param("courses", parts.stream().map(SatPart::course).toArray(UUID[]::new))
                .param(
                        "seqs",
                        parts.stream()
                                .map(p -> seqs.merge(p.course(), 1, Integer::sum))
                                .toArray(Integer[]::new))
                .param("sizes", parts.stream().map(SatPart::size).toArray(Integer[]::new))
                .param(
                        "slots",
                        parts.stream()
                                .map(p -> it.course(p).slot())
                                .map(s -> s == null ? null : s.id())
                                .toArray(UUID[]::new))
                .param(
                        "rooms",
                        parts.stream()
                                .map(p -> p.room() == null ? null : p.room().id())
                                .toArray(UUID[]::new))
                .update();
    }

    void seat(List<UUID> candidates, List<UUID> parts) {
        sql.sql(
                        """
                        update exam.candidate c set part_id = t.part
                          from unnest(cast(:ids as uuid[]), cast(:parts as uuid[])) as t (id, part)
                         where c.id = t.id
                        """)
                .param("ids", candidates.toArray(UUID[]::new))
                .param("parts", parts.toArray(UUID[]::new))
                .update();
    }

    /// 座位号: one after the other through a room, whatever courses share it.
    void number(UUID round) {
        sql.sql(
                        """
                        update exam.candidate c set seat = n.seat
                          from (select c.id, row_number() over (partition by g.slot_id, g.room_id
                                                                order by k.code, g.seq, s.student_number, c.id) as seat
                                  from exam.candidate c
                                  join exam.part g on g.id = c.part_id
                                  join curriculum.course k on k.id = g.course_id
                                  join registry.student s on s.enrolment_id = c.enrolment_id
                                 where c.round_id = :round) n
                         where n.id = c.id and c.seat is distinct from n.seat
                        """)
                .param("round", round)
                .update();
    }

    void duties(UUID round, Watches it) {
        var named = it.all().stream().filter(w -> w.teacher() != null).toList();
        sql.sql(
                        """
                        insert into exam.duty (round_id, slot_id, room_id, kind, account_id)
                        select :round, t.slot, t.room, 'invigilator', t.account
                          from unnest(cast(:slots as uuid[]), cast(:rooms as uuid[]), cast(:accounts as uuid[]))
                                 as t (slot, room, account)
                        on conflict do nothing
                        """)
                .param("round", round)
                .param("slots", named.stream().map(w -> w.slot().id()).toArray(UUID[]::new))
                .param("rooms", named.stream().map(w -> w.room().id()).toArray(UUID[]::new))
                .param("accounts", named.stream().map(w -> w.teacher().id()).toArray(UUID[]::new))
                .update();
    }

    /// A course's time is the same for all its parts.
    void move(UUID round, UUID part, UUID course, UUID slot, UUID room) {
        sql.sql(
                        "update exam.part set slot_id = :slot where round_id = :round and course_id"
                                + " = :course")
                .param("slot", slot)
                .param("round", round)
                .param("course", course)
                .update();
        sql.sql("update exam.part set room_id = :room where id = :part")
                .param("room", room)
                .param("part", part)
                .update();
    }

    void replace(UUID duty, UUID account) {
        sql.sql("update exam.duty set account_id = :account where id = :id")
                .param("account", account)
                .param("id", duty)
                .update();
    }

    void dropInvigilators(UUID round) {
        sql.sql("delete from exam.duty where round_id = :round and kind = 'invigilator'")
                .param("round", round)
                .update();
    }

    /// The plan is open to changes again, its seal is off.
    @EventListener
    public void on(StepUndone undone) {
        if (undone.step() == ExamStep.PLAN) {
            sql.sql(
                            """
                            update exam.plan
                               set state = case when state in ('planning', 'failed') then 'failed' else 'planned' end,
                                   sealer = null, sealed_at = null, hander = null, handed_at = null,
                                   receiver = null, received_at = null
                             where round_id = :round
                            """)
                    .param("round", undone.round().id())
                    .update();
        }
    }
}
