package org.matricula.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The order of the entries: leaves, checkpoints and how far they are.
@Repository
class Chain {

    /// How far the order is.
    ///
    /// @param xid transaction of the last entry, as PostgreSQL writes it
    record Head(long size, byte[] hash, byte[] frontier, String xid, UUID entryId) {}

    /// An entry that has no place yet.
    record Waiting(String xid, LedgerLines.Row row) {}

    /// A signed root.
    record Checkpoint(long seq, long size, Instant at, String note) {}

    private static final long LEADER = 0x6c6564676572L;

    private final JdbcClient sql;

    Chain(JdbcClient sql) {
        this.sql = sql;
    }

    /// One program of several puts in order, until its transaction ends.
    boolean lead() {
        return sql.sql("select pg_try_advisory_xact_lock(:leader)")
                .param("leader", LEADER)
                .query(Boolean.class)
                .single();
    }

    /// The database's clock, which also dates the entries.
    Instant now() {
        return sql.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
    }

    Head head() {
        return sql.sql(
                        """
                        select h.size, h.hash, h.frontier, h.entry_id,
                               -- a restore into another server starts its transaction numbers anew
                               case when h.xid < pg_snapshot_xmax(pg_current_snapshot()) then h.xid else '0' end as xid
                          from audit.head h
                        """)
                .query(Head.class)
                .single();
    }

    /// The next entries of transactions before which all others have ended: nothing can come to lie
    /// between them any more.
    List<Waiting> waiting(Head after, int most) {
        return sql.sql(
                        "select e.xid, "
                                + LedgerLines.COLUMNS
                                + """
                                  from audit.entry e
                                 where (e.xid, e.id) > (cast(:xid as xid8), :id)
                                   and e.xid < pg_snapshot_xmin(pg_current_snapshot())
                                   and not exists (select from audit.leaf l where l.entry_id = e.id)
                                 order by e.xid, e.id limit :most
                                """)
                .param("xid", after.xid())
                .param("id", after.entryId())
                .param("most", most)
                .query((row, number) ->
                        new Waiting(
                                row.getString("xid"),
                                new org.springframework.jdbc.core.SimplePropertyRowMapper<>(
                                                LedgerLines.Row.class)
                                        .mapRow(row, number)))
                .list();
    }

    void add(long first, List<UUID> entries, List<byte[]> hashes, List<byte[]> predecessors) {
        sql.sql(
                        """
                        insert into audit.leaf (seq, entry_id, hash, predecessor)
                        select :first + n - 1, entry_id, hash, predecessor
                          from unnest(cast(:entries as uuid[]), cast(:hashes as bytea[]),
                                      cast(:predecessors as bytea[]))
                               with ordinality as l(entry_id, hash, predecessor, n)
                        """)
                .param("first", first)
                .param("entries", entries.toArray(UUID[]::new))
                .param("hashes", hashes.toArray(byte[][]::new))
                .param("predecessors", predecessors.toArray(byte[][]::new))
                .update();
    }

    void advance(Head head) {
        sql.sql(
                        """
                        update audit.head
                           set size = :size, hash = :hash, frontier = :frontier,
                               xid = cast(:xid as xid8), entry_id = :id
                        """)
                .param("size", head.size())
                .param("hash", head.hash())
                .param("frontier", head.frontier())
                .param("xid", head.xid())
                .param("id", head.entryId())
                .update();
    }

    Optional<Checkpoint> lastCheckpoint() {
        return sql.sql(
                        """
                        select c.seq, c.size, c.at, c.note from audit.checkpoint c
                         order by c.seq desc limit 1
                        """)
                .query(Checkpoint.class)
                .optional();
    }

    /// Checkpoints from a number on, in their order.
    List<Checkpoint> checkpoints(long from, int most) {
        return sql.sql(
                        """
                        select c.seq, c.size, c.at, c.note from audit.checkpoint c
                         where c.seq >= :from order by c.seq limit :most
                        """)
                .param("from", from)
                .param("most", most)
                .query(Checkpoint.class)
                .list();
    }

    void add(Checkpoint checkpoint) {
        sql.sql(
                        """
                        insert into audit.checkpoint (seq, size, at, note)
                        values (:seq, :size, :at, :note)
                        """)
                .param("seq", checkpoint.seq())
                .param("size", checkpoint.size())
                .param("at", checkpoint.at().atOffset(ZoneOffset.UTC))
                .param("note", checkpoint.note())
                .update();
    }

    /// Hashes of the leaves `from` (inclusive) to `to` (exclusive).
    List<byte[]> hashes(long from, long to) {
        return sql.sql(
                        "select l.hash from audit.leaf l where l.seq >= :from and l.seq < :to order by l.seq")
                .param("from", from)
                .param("to", to)
                .query(byte[].class)
                .list();
    }
}
