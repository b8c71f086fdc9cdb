package org.matricula.registry.duplicate;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Merges as the database keeps them, and the rows that move whole.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class MergeRows {

    record Merge(UUID id, UUID keptId, UUID goneId) {}

    private static final List<String> HISTORY = List.of("correction_act", "detail");

    private final JdbcClient sql;

    MergeRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// Always in the same order, so that two merges never wait for each other.
    void lock(UUID one, UUID other) {
        sql.sql("select id from registry.person where id in (:one, :other) order by id for update")
                .param("one", one)
                .param("other", other)
                .query(UUID.class)
                .list();
        sql.sql(
                        """
                        select id from registry.enrolment where person_id in (:one, :other)
                         order by id for update
                        """)
                .param("one", one)
                .param("other", other)
                .query(UUID.class)
                .list();
    }

    List<UUID> enrolments(UUID person) {
        return sql.sql("select id from registry.enrolment where person_id = :person order by id")
                .param("person", person)
                .query(UUID.class)
                .list();
    }

    boolean bothActive(UUID one, UUID other) {
        return sql.sql(
                        """
                        select exists (select from registry.enrolment a join registry.enrolment b on b.kind = a.kind
                                        where a.person_id = :one and b.person_id = :other and a.active and b.active)
                        """)
                .param("one", one)
                .param("other", other)
                .query(Boolean.class)
                .single();
    }

    boolean mergedAlready(UUID one, UUID other) {
        return sql.sql(
                        """
                        select exists (select from registry.merge
                                        where gone_id in (:one, :other) and undone_at is null)
                        """)
                .param("one", one)
                .param("other", other)
                .query(Boolean.class)
                .single();
    }

    UUID begin(UUID duplicate, UUID kept, UUID gone, Instant now) {
        return sql.sql(
                        """
                        insert into registry.merge (duplicate_id, kept_id, gone_id, merged_at)
                        values (:duplicate, :kept, :gone, :now) returning id
                        """)
                .param("duplicate", duplicate)
                .param("kept", kept)
                .param("gone", gone)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    Optional<Merge> standing(UUID duplicate) {
        return sql.sql(
                        """
                        select id, kept_id, gone_id from registry.merge
                         where duplicate_id = :duplicate and undone_at is null
                        """)
                .param("duplicate", duplicate)
                .query(Merge.class)
                .optional();
    }

    void end(UUID merge, Instant now, String by, String why) {
        sql.sql(
                        """
                        update registry.merge set undone_at = :now, undone_by = :by, undone_why = :why
                         where id = :merge
                        """)
                .param("merge", merge)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("why", why)
                .update();
    }

    void note(UUID merge, String kind, String place, Collection<UUID> parts) {
        sql.sql(
                        """
                        insert into registry.merge_part (merge_id, kind, place, part)
                        select :merge, :kind, :place, p::text from unnest(cast(:parts as uuid[])) p
                        """)
                .param("merge", merge)
                .param("kind", kind)
                .param("place", place)
                .param("parts", parts.toArray(UUID[]::new))
                .update();
    }

    List<UUID> parts(UUID merge, String kind) {
        return sql.sql(
                        """
                        select part::uuid from registry.merge_part
                         where merge_id = :merge and kind = :kind order by part
                        """)
                .param("merge", merge)
                .param("kind", kind)
                .query(UUID.class)
                .list();
    }

    void hand(List<UUID> enrolments, UUID person) {
        for (var table :
                List.of(
                        "enrolment",
                        "status_event",
                        "spell",
                        "student",
                        "name_part",
                        "destination")) {
            sql.sql(
                            "update registry.%s set person_id = :person where %s = any (:enrolments)"
                                    .formatted(
                                            table,
                                            table.equals("enrolment") ? "id" : "enrolment_id"))
                    .param("person", person)
                    .param("enrolments", enrolments.toArray(UUID[]::new))
                    .update();
        }
    }

    void leave(UUID gone, UUID kept) {
        versions(gone, kept);
        sql.sql("update registry.person set merged_into = :kept where id = :gone")
                .param("gone", gone)
                .param("kept", kept)
                .update();
    }

    void comeBack(UUID gone, UUID kept) {
        versions(gone, kept);
        sql.sql("update registry.person set merged_into = null where id = :gone")
                .param("gone", gone)
                .update();
    }

    /// Whoever has read either file before is told that it has changed.
    private void versions(UUID one, UUID other) {
        sql.sql("update registry.person set version = version + 1 where id in (:one, :other)")
                .param("one", one)
                .param("other", other)
                .update();
    }

    /// Former values and who changed them are read in the kept one's file; whose they were stays.
    void moveHistory(UUID merge, UUID gone, UUID kept) {
        for (var table : HISTORY) {
            sql.sql(
                            """
                            with moved as (
                              update registry.%1$s t set merged_into = :kept
                               where t.person_id = :gone and t.merged_into is null or t.merged_into = :gone
                              returning t.id)
                            insert into registry.merge_part (merge_id, kind, place, part)
                            select :merge, 'line', '%1$s', id::text from moved
                            """
                                    .formatted(table))
                    .param("merge", merge)
                    .param("gone", gone)
                    .param("kept", kept)
                    .update();
        }
    }

    void returnHistory(UUID merge, UUID gone) {
        for (var table : HISTORY) {
            sql.sql(
                            """
                            update registry.%1$s t set merged_into = nullif(:gone, t.person_id)
                              from registry.merge_part p
                             where p.merge_id = :merge and p.kind = 'line' and p.place = '%1$s'
                               and t.id = p.part::uuid
                            """
                                    .formatted(table))
                    .param("merge", merge)
                    .param("gone", gone)
                    .update();
        }
    }

    /// The numbers of the gone one lead to the kept one from now on.
    void moveKeys(UUID merge, UUID gone, UUID kept) {
        sql.sql(
                        """
                        with moved as (
                          update registry.person_key set person_id = :kept
                           where person_id = :gone and kind = 'document' returning digest)
                        insert into registry.merge_part (merge_id, kind, place, part)
                        select :merge, 'document', 'person_key', encode(digest, 'hex') from moved
                        """)
                .param("merge", merge)
                .param("gone", gone)
                .param("kept", kept)
                .update();
    }

    void returnKeys(UUID merge, UUID gone) {
        sql.sql(
                        """
                        update registry.person_key k set person_id = :gone from registry.merge_part p
                         where p.merge_id = :merge and p.kind = 'document' and k.kind = 'document'
                           and k.digest = decode(p.part, 'hex')
                        """)
                .param("merge", merge)
                .param("gone", gone)
                .update();
    }

    void moveAccounts(UUID merge, UUID gone, UUID kept) {
        sql.sql(
                        """
                        with moved as (
                          update registry.account_person set person_id = :kept
                           where person_id = :gone returning account_id)
                        insert into registry.merge_part (merge_id, kind, place, part)
                        select :merge, 'account', 'account_person', account_id::text from moved
                        """)
                .param("merge", merge)
                .param("gone", gone)
                .param("kept", kept)
                .update();
    }

    void returnAccounts(UUID merge, UUID gone) {
        sql.sql(
                        """
                        update registry.account_person a set person_id = :gone from registry.merge_part p
                         where p.merge_id = :merge and p.kind = 'account' and a.account_id = p.part::uuid
                        """)
                .param("merge", merge)
                .param("gone", gone)
                .update();
    }

    /// Where the person stands, for the ledger.
    Optional<Long> place(UUID person) {
        return sql.sql(
                        """
                        select scope_pos from registry.enrolment where person_id = :person
                         order by active desc, entry_on desc limit 1
                        """)
                .param("person", person)
                .query(Long.class)
                .optional();
    }
}
