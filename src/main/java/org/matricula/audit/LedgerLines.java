package org.matricula.audit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The ledger as lines: what is hashed, what is exported, what the verifier reads.
@Repository
@Transactional(readOnly = true)
class LedgerLines {

    private static final int PAGE = 2000;
    private static final TypeReference<TreeMap<String, @Nullable Object>> VALUES =
            new TypeReference<>() {};

    /// The columns of [Row], from `audit.entry e`.
    static final String COLUMNS =
            """
            e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
            e.account_id, e.actor, e.role, e.unit_id, e.origin, e.action, e.subject, e.scope_pos,
            e.case_id, e.reason, e.before, e.after
            """;

    /// One entry as it stands in its table.
    record Row(
            UUID id,
            String at,
            @Nullable UUID accountId,
            String actor,
            String role,
            @Nullable UUID unitId,
            String origin,
            String action,
            @Nullable String subject,
            long scopePos,
            @Nullable UUID caseId,
            @Nullable String reason,
            @Nullable String before,
            @Nullable String after) {}

    private record Leaf(long seq, UUID entryId, byte[] hash, byte[] predecessor) {}

    private record Note(long size, String note) {}

    private final JdbcClient sql;
    private final JsonMapper json;

    LedgerLines(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /// The line of one entry in its place.
    String line(Row row, long seq, byte[] predecessor) {
        var entry = new TreeMap<String, Object>();
        put(entry, "account", row.accountId());
        put(entry, "action", row.action());
        put(entry, "actor", row.actor());
        put(entry, "after", values(row.after()));
        put(entry, "before", values(row.before()));
        put(entry, "case", row.caseId());
        put(entry, "id", row.id());
        put(entry, "origin", row.origin());
        put(entry, "reason", row.reason());
        put(entry, "role", row.role());
        put(entry, "scope", String.valueOf(row.scopePos()));
        put(entry, "subject", row.subject());
        put(entry, "unit", row.unitId());
        var whole = new TreeMap<String, Object>();
        whole.put("at", row.at());
        whole.put("entry", entry);
        whole.put("predecessor", HexFormat.of().formatHex(predecessor));
        whole.put("seq", seq);
        return Canonical.json(whole);
    }

    static byte[] hash(String line) {
        return LedgerVerifier.sha256(new byte[] {0}, line.getBytes(StandardCharsets.UTF_8));
    }

    @Nullable TreeMap<String, @Nullable Object> values(@Nullable String stored) {
        return stored == null ? null : json.readValue(stored, VALUES);
    }

    /// Every entry in its order, and each checkpoint after the last entry it signs.
    ///
    /// @param broken told where the database contradicts itself
    void each(Consumer<String> lines, BiConsumer<Long, String> broken) {
        var notes = notes().iterator();
        var note = notes.hasNext() ? notes.next() : null;
        var leaves = leaves(-1);
        while (!leaves.isEmpty()) {
            var rows = rows(leaves.getFirst().seq(), leaves.getLast().seq());
            for (var leaf : leaves) {
                while (note != null && note.size() <= leaf.seq()) {
                    lines.accept(Canonical.json(Map.of("checkpoint", note.note())));
                    note = notes.hasNext() ? notes.next() : null;
                }
                one(leaf, rows.get(leaf.entryId()), lines, broken);
            }
            leaves = leaves(leaves.getLast().seq());
        }
        while (note != null) {
            lines.accept(Canonical.json(Map.of("checkpoint", note.note())));
            note = notes.hasNext() ? notes.next() : null;
        }
        strays().forEach(it -> broken.accept(-1L, "entry " + it + " was put in behind the order"));
    }

    private void one(
            Leaf leaf, @Nullable Row row, Consumer<String> lines, BiConsumer<Long, String> broken) {
        if (row == null) {
            broken.accept(leaf.seq(), "entry %d is gone".formatted(leaf.seq()));
            return;
        }
        var line = line(row, leaf.seq(), leaf.predecessor());
        if (!Arrays.equals(hash(line), leaf.hash())) {
            broken.accept(leaf.seq(), "entry %d is not what was hashed".formatted(leaf.seq()));
        }
        lines.accept(line);
    }

    private List<Leaf> leaves(long after) {
        return sql.sql(
                        """
                        select l.seq, l.entry_id, l.hash, l.predecessor from audit.leaf l
                         where l.seq > :after order by l.seq limit :page
                        """)
                .param("after", after)
                .param("page", PAGE)
                .query(Leaf.class)
                .list();
    }

    private Map<UUID, Row> rows(long from, long to) {
        return sql
                .sql(
                        "select "
                                + COLUMNS
                                + " from audit.leaf l join audit.entry e on e.id = l.entry_id"
                                + " where l.seq between :from and :to")
                .param("from", from)
                .param("to", to)
                .query(Row.class)
                .stream()
                .collect(Collectors.toMap(Row::id, it -> it));
    }

    private List<Note> notes() {
        return sql.sql("select c.size, c.note from audit.checkpoint c order by c.seq")
                .query(Note.class)
                .list();
    }

    /// Entries that lie before the last one put in order, yet have no place in it.
    private List<UUID> strays() {
        return sql.sql(
                        """
                        select e.id from audit.entry e, audit.head h
                         where (e.xid, e.id) <= (h.xid, h.entry_id)
                           and not exists (select from audit.leaf l where l.entry_id = e.id)
                         order by e.at limit 20
                        """)
                .query(UUID.class)
                .list();
    }

    private static void put(TreeMap<String, Object> entry, String key, @Nullable Object value) {
        if (value != null) {
            entry.put(key, value);
        }
    }
}
