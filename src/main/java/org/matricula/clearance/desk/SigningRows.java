package org.matricula.clearance.desk;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 签办, as it is written: what an office has not cleared, what it signs and what it takes back.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class SigningRows {

    record Held(
            UUID id,
            UUID enrolmentId,
            @Nullable String studentNumber,
            UUID personId,
            long scopePos,
            String state,
            @Nullable String note) {}

    /// How many would be signed with all the others.
    ///
    /// @param mark of exactly these
    record Waiting(long many, String mark) {}

    record Cleared(
            UUID id,
            UUID enrolmentId,
            UUID personId,
            long scopePos,
            String state,
            @Nullable String tracking,
            @Nullable String signedBy,
            String name,
            @Nullable String studentNumber) {}

    private final JdbcClient sql;

    SigningRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// Whom the office would sign with all the others: open, nothing held against them, neither the
    /// signer nor their child.
    Waiting waiting(UUID office, List<UUID> own) {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select count(*) as many, coalesce(md5(string_agg(i.id::text, ',' order by i.id)), '') as mark
                          from clearance.item i
                         where i.office_id = :office and i.withdrawn_at is null and i.state = 'open'
                           and i.scope_pos between :lo and :hi and not i.person_id = any (:own)
                           and not exists (select from clearance.item h
                                            where h.office_id = i.office_id and h.enrolment_id = i.enrolment_id
                                              and h.withdrawn_at is null and h.state = 'held')
                        """)
                .param("office", office)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .param("own", own.toArray(UUID[]::new))
                .query(Waiting.class)
                .single();
    }

    /// Locks an item within the acting person's reach, and reads it behind.
    Optional<Cleared> lockOne(UUID office, UUID item) {
        var scope = Acting.now().scope();
        sql.sql("select id from clearance.item where id = :item for update")
                .param("item", item)
                .query(UUID.class)
                .optional();
        return sql.sql(
                        """
                        select i.id, i.enrolment_id, i.person_id, i.scope_pos, i.state, i.tracking, i.signed_by,
                               s.name, s.student_number
                          from clearance.item i join registry.student s on s.enrolment_id = i.enrolment_id
                         where i.id = :item and i.office_id = :office and i.withdrawn_at is null
                           and i.scope_pos between :lo and :hi
                        """)
                .param("item", item)
                .param("office", office)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .query(Cleared.class)
                .optional();
    }

    /// Locks what an office has not cleared within the acting person's reach, and reads it behind.
    List<Held> lock(UUID office) {
        var scope = Acting.now().scope();
        sql.sql(
                        """
                        select i.id from clearance.item i
                         where i.office_id = :office and i.withdrawn_at is null and i.state <> 'cleared'
                           and i.scope_pos between :lo and :hi
                         order by i.id for update
                        """)
                .param("office", office)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .query(UUID.class)
                .list();
        return sql.sql(
                        """
                        select i.id, i.enrolment_id, s.student_number, i.person_id, i.scope_pos, i.state, i.note from clearance.item i
                          join registry.student s on s.enrolment_id = i.enrolment_id
                         where i.office_id = :office and i.withdrawn_at is null and i.state <> 'cleared'
                           and i.scope_pos between :lo and :hi
                         order by i.id
                        """)
                .param("office", office)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .query(Held.class)
                .list();
    }

    void sign(
            List<UUID> items,
            List<String> states,
            List<String> notes,
            List<String> tracking,
            Instant at) {
        var actor = Acting.now();
        sql.sql(
                        """
                        update clearance.item i
                           set state = d.state, note = nullif(d.note, ''), tracking = nullif(d.tracking, ''),
                               signed_by = :by, signed_account = :account, signed_at = :at,
                               -- settled before anybody leaves, it makes room for the item of the leaving
                               withdrawn_at = case when i.leaving = 'hold' and d.state = 'cleared' then :at end
                          from unnest(cast(:items as uuid[]), cast(:states as text[]), cast(:notes as text[]),
                                      cast(:tracking as text[])) as d (id, state, note, tracking)
                         where i.id = d.id
                        """)
                .param("items", items.toArray(UUID[]::new))
                .param("states", states.toArray(String[]::new))
                .param("notes", notes.toArray(String[]::new))
                .param("tracking", tracking.toArray(String[]::new))
                .param("by", actor.name())
                .param("account", actor.account(), java.sql.Types.OTHER)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// 撤回签办: held from now on, so that nobody signs it with all the others.
    void takeBack(UUID item, String reason, Instant at) {
        var actor = Acting.now();
        sql.sql(
                        """
                        update clearance.item
                           set state = 'held', note = :reason, tracking = null, signed_by = :by, signed_account = :account,
                               signed_at = :at
                         where id = :item and state = 'cleared'
                        """)
                .param("item", item)
                .param("reason", reason)
                .param("by", actor.name())
                .param("account", actor.account(), java.sql.Types.OTHER)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
