package org.matricula.report.aid;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.vault.Field;
import org.matricula.vault.SealedColumns;
import org.matricula.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// What was in a list when it was signed, sealed line by line. The list's digest covers a keyed
/// digest of each, so that neither a new key nor a look at the table changes or tells anything.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class KeptLines implements SealedColumns {

    static final Field KEPT = new Field("report.aid_line", "kept");

    private static final String PURPOSE = "report.aid_line.kept";

    private static final int WRITTEN = 500;

    private record Row(
            UUID id,
            byte[] kept,
            byte[] keptSalt,
            byte[] keptDigest,
            String kind,
            @Nullable BigDecimal amount,
            @Nullable String hardship,
            @Nullable String note) {}

    private static final String SELECT =
            """
            select l.id, l.kept, l.kept_salt, l.kept_digest, l.kind, l.amount, l.hardship, l.note
              from report.aid_line l where l.submission_id = :submission and l.kept is not null
            """;

    private final JdbcClient sql;
    private final Vault vault;
    private final JsonMapper json;

    KeptLines(JdbcClient sql, Vault vault, JsonMapper json) {
        this.sql = sql;
        this.vault = vault;
        this.json = json;
    }

    // asked before there is any transaction
    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<Column> sealedColumns() {
        return List.of(new Column(KEPT, "id", "t.kept_salt"));
    }

    /// Whether each line of a list was kept; of lists signed before that began, none was.
    boolean whole(UUID submission) {
        return sql.sql(
                        """
                        select not exists (select from report.aid_line l where l.submission_id = :submission and l.kept is null)
                        """)
                .param("submission", submission)
                .query(Boolean.class)
                .single();
    }

    /// @param lines in the order in which they are printed, by the line
    void keep(UUID submission, List<Map.Entry<UUID, Printed>> lines) {
        for (var from = 0; from < lines.size(); from += WRITTEN) {
            keep(submission, from, lines.subList(from, Math.min(from + WRITTEN, lines.size())));
        }
    }

    private void keep(UUID submission, int from, List<Map.Entry<UUID, Printed>> lines) {
        var ids = new ArrayList<UUID>();
        var kept = new ArrayList<byte @Nullable []>();
        var salts = new ArrayList<byte[]>();
        var digests = new ArrayList<byte @Nullable []>();
        for (var it : lines) {
            var text = json.writeValueAsString(it.getValue().who());
            var salt = vault.newSalt();
            ids.add(it.getKey());
            kept.add(vault.seal(KEPT, text, salt));
            salts.add(salt);
            digests.add(vault.digest(PURPOSE, text));
        }
        sql.sql(
                        """
                        update report.aid_line l
                           set kept = x.kept, kept_salt = x.salt, kept_digest = x.digest, kept_seq = :from + x.seq
                          from unnest(cast(:ids as uuid[]), cast(:kept as bytea[]), cast(:salts as bytea[]),
                                      cast(:digests as bytea[])) with ordinality as x (id, kept, salt, digest, seq)
                         where l.id = x.id and l.submission_id = :submission
                        """)
                .param("submission", submission)
                .param("from", from)
                .param("ids", ids.toArray(UUID[]::new))
                .param("kept", kept.toArray(byte[][]::new))
                .param("salts", salts.toArray(byte[][]::new))
                .param("digests", digests.toArray(byte[][]::new))
                .update();
    }

    /// Each line as it was signed, in the order of then.
    ///
    /// @throws Refused where one is not what was signed
    void each(UUID submission, Consumer<Printed> line) {
        try (var rows =
                sql
                        .sql(SELECT + " order by l.kept_seq")
                        .param("submission", submission)
                        .query(Row.class)
                        .stream()) {
            rows.forEach(it -> line.accept(opened(it)));
        }
    }

    /// Some lines as they were signed.
    Map<UUID, Printed> of(UUID submission, Collection<UUID> lines) {
        var all = new HashMap<UUID, Printed>();
        sql.sql(SELECT + " and l.id = any (:lines)")
                .param("submission", submission)
                .param("lines", lines.toArray(UUID[]::new))
                .query(Row.class)
                .list()
                .forEach(it -> all.put(it.id(), opened(it)));
        return all;
    }

    private Printed opened(Row it) {
        var text = vault.open(KEPT, it.kept(), it.keptSalt());
        if (!Arrays.equals(vault.digest(PURPOSE, text), it.keptDigest())) {
            throw new Refused(Refusal.conflict("report.seal"));
        }
        return new Printed(
                json.readValue(text, Printed.Register.class),
                it.kind(),
                it.amount(),
                it.hardship(),
                it.note());
    }
}
