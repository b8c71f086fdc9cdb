package org.matricula.report.saved;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Unit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Saved reports and what was made of them; everybody sees their own.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class SavedRows {

    private static final TypeReference<Map<String, String>> FILTERS = new TypeReference<>() {};

    private static final String SAVED =
            """
            select s.id, s.owner_id, s.owner, s.role, s.unit_id, u.name as unit, s.scope_pos, s.name, s.kind, s.dimensions,
                   s.filters::text as filters, s.rhythm, s.next_on, s.stopped_at is not null as stopped
              from report.saved s join organisation.unit u on u.id = s.unit_id
            """;

    private final JdbcClient sql;
    private final JsonMapper json;

    SavedRows(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    List<Saved> own() {
        return sql.sql(
                        SAVED
                                + " where s.owner_id = :own and s.stopped_at is null order by s.id desc")
                .param("own", Acting.now().account())
                .query(this::saved)
                .list();
    }

    Optional<Saved> find(UUID id) {
        return sql.sql(SAVED + " where s.id = :id and s.owner_id = :own")
                .param("id", id)
                .param("own", Acting.now().account())
                .query(this::saved)
                .optional();
    }

    /// Whosever it is.
    Optional<Saved> anybodys(UUID id) {
        return sql.sql(SAVED + " where s.id = :id and s.stopped_at is null")
                .param("id", id)
                .query(this::saved)
                .optional();
    }

    UUID add(
            Unit unit,
            String name,
            String kind,
            List<String> dimensions,
            Map<String, String> filters,
            String rhythm,
            @Nullable LocalDate next,
            Instant at) {
        var actor = Acting.now();
        return sql.sql(
                        """
                        insert into report.saved (owner_id, owner, role, unit_id, scope_pos, name, kind, dimensions, filters,
                               rhythm, next_on, made_at)
                        values (cast(:by as uuid), :owner, :role, :unit, :pos, :name, :kind, :dimensions,
                                cast(:filters as jsonb), :rhythm, :next, :at) returning id
                        """)
                .param("by", actor.account())
                .param("owner", actor.name())
                .param("role", actor.role())
                .param("unit", unit.id())
                .param("pos", unit.pos())
                .param("name", name)
                .param("kind", kind)
                .param("dimensions", dimensions.toArray(String[]::new))
                .param("filters", json.writeValueAsString(filters))
                .param("rhythm", rhythm)
                .param("next", next)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    void stop(UUID id, Instant at) {
        sql.sql("update report.saved set stopped_at = :at where id = :id")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    /// One that is due, locked for whoever takes it; another server takes another.
    Optional<Saved> due(LocalDate today) {
        return sql.sql(
                        SAVED
                                + """
                                 where s.next_on <= :today and s.stopped_at is null
                                 order by s.next_on, s.id limit 1 for update of s skip locked
                                """)
                .param("today", today)
                .query(this::saved)
                .optional();
    }

    void again(UUID id, @Nullable LocalDate next) {
        sql.sql("update report.saved set next_on = :next where id = :id")
                .param("next", next)
                .param("id", id)
                .update();
    }

    /// For whoever acts, within a unit.
    UUID deliver(Saved it, long scopePos, LocalDate asOf, int lines, byte[] content, Instant at) {
        sql.sql(
                        """
                        delete from report.delivery where saved_id = :saved and owner_id = :owner and id not in
                          (select d.id from report.delivery d where d.saved_id = :saved and d.owner_id = :owner
                            order by d.id desc limit 11)
                        """)
                .param("saved", it.id())
                .param("owner", Acting.now().account())
                .update();
        return sql.sql(
                        """
                        insert into report.delivery (saved_id, scope_pos, owner_id, as_of, lines, content, digest, made_at)
                        values (:saved, :pos, :owner, :asOf, :lines, :content, sha256(:content), :at) returning id
                        """)
                .param("saved", it.id())
                .param("pos", scopePos)
                .param("owner", Acting.now().account())
                .param("asOf", asOf)
                .param("lines", lines)
                .param("content", content)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    List<Saved.Delivery> deliveries(UUID saved) {
        return sql.sql(
                        """
                        select d.id, d.as_of, d.lines,
                               to_char(d.made_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as made_at
                          from report.delivery d where d.saved_id = :saved and d.owner_id = :own order by d.id desc
                        """)
                .param("saved", saved)
                .param("own", Acting.now().account())
                .query(Saved.Delivery.class)
                .list();
    }

    /// When one was made for the acting person, and for which day.
    record Made(LocalDate asOf, Instant knownAt, String madeAt) {}

    Optional<Made> made(UUID saved, UUID delivery) {
        return sql.sql(
                        """
                        select d.as_of, d.made_at as known_at,
                               to_char(d.made_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as made_at
                          from report.delivery d
                         where d.id = :id and d.saved_id = :saved and d.owner_id = :own
                        """)
                .param("id", delivery)
                .param("saved", saved)
                .param("own", Acting.now().account())
                .query((row, i) ->
                        new Made(
                                row.getObject("as_of", LocalDate.class),
                                row.getObject("known_at", java.time.OffsetDateTime.class)
                                        .toInstant(),
                                row.getString("made_at")))
                .optional();
    }

    Optional<byte[]> content(UUID saved, UUID delivery) {
        return sql.sql(
                        """
                        select d.content from report.delivery d
                         where d.id = :id and d.saved_id = :saved and d.owner_id = :own
                        """)
                .param("id", delivery)
                .param("saved", saved)
                .param("own", Acting.now().account())
                .query(byte[].class)
                .optional();
    }

    private Saved saved(ResultSet row, int i) throws SQLException {
        return new Saved(
                row.getObject("id", UUID.class),
                row.getObject("owner_id", UUID.class),
                row.getString("owner"),
                row.getString("role"),
                row.getObject("unit_id", UUID.class),
                row.getString("unit"),
                row.getLong("scope_pos"),
                row.getString("name"),
                row.getString("kind"),
                Arrays.asList((String[]) row.getArray("dimensions").getArray()),
                json.readValue(row.getString("filters"), FILTERS),
                row.getString("rhythm"),
                row.getObject("next_on", LocalDate.class),
                row.getBoolean("stopped"));
    }
}
