package org.matricula.selection;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Unit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Schemes, rounds and awards. Whoever stands in an institution's tree reads its schemes and
/// rounds.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class SelectionRows {

    /// What a student has been awarded.
    record Award(String kind, String name, @Nullable BigDecimal amount, LocalDate on) {}

    private static final String SCHEME =
            """
            select c.id, c.institution_id, i.name as institution, c.kind, c.name, c.basis, c.amount, c.order_by,
                   c.rank_within, c.top_percent, c.least, c.no_failed, c.no_sanction, c.least_conduct,
                   c.most_absent, c.special
              from selection.scheme c join organisation.unit i on i.id = c.institution_id
             where c.retired_at is null
            """;

    private static final String ROUND =
            """
            select r.id, r.institution_id, u.pos as scope_pos, r.scheme_id, c.name as scheme, r.unit_id, u.name as unit, r.name,
                   lower(r.during) as "from", upper(r.during) - 1 as last, r.state, r.opener_id, r.opener,
                   r.submitter_id, r.submitter, r.reviewer, r.review, r.publication_id, r.awarded_on
              from selection.round r
              join selection.scheme c on c.id = r.scheme_id
              join organisation.unit u on u.id = r.unit_id
            """;

    private final JdbcClient sql;

    SelectionRows(JdbcClient sql) {
        this.sql = sql;
    }

    UUID add(Scheme it, Unit institution, Instant at) {
        return sql.sql(
                        """
                        insert into selection.scheme
                          (institution_id, kind, name, basis, amount, order_by, rank_within, top_percent,
                           least, no_failed, no_sanction, least_conduct, most_absent, special, added_by, added_at)
                        values (:institution, :kind, :name, :basis, :amount, :order, :within, :top, :least,
                                :failed, :sanction, :conduct, :absent, :special, :by, :at)
                        returning id
                        """)
                .param("institution", institution.id())
                .param("kind", it.kind())
                .param("name", it.name())
                .param("basis", it.basis())
                .param("amount", it.amount(), Types.NUMERIC)
                .param("order", it.orderBy())
                .param("within", it.rankWithin())
                .param("top", it.topPercent(), Types.SMALLINT)
                .param("least", it.least(), Types.NUMERIC)
                .param("failed", it.noFailed())
                .param("sanction", it.noSanction())
                .param("conduct", it.leastConduct(), Types.SMALLINT)
                .param("absent", it.mostAbsent(), Types.SMALLINT)
                .param("special", it.special().toArray(String[]::new))
                .param("by", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    boolean named(UUID institution, String name) {
        return sql.sql(
                        """
                        select exists (select from selection.scheme where institution_id = :institution and name = :name)
                        """)
                .param("institution", institution)
                .param("name", name)
                .query(Boolean.class)
                .single();
    }

    List<Scheme> schemes() {
        return sql.sql(SCHEME + " order by i.pos, c.kind, c.name")
                .query(SelectionRows::scheme)
                .list();
    }

    /// @throws Absent if it is not within reach
    Scheme scheme(UUID id) {
        return sql.sql(SCHEME + " and c.id = :id")
                .param("id", id)
                .query(SelectionRows::scheme)
                .optional()
                .orElseThrow(() -> new Absent("scheme"));
    }

    UUID open(Scheme scheme, Unit unit, String name, LocalDate from, LocalDate last, Instant at) {
        var actor = Acting.now();
        return sql.sql(
                        """
                        insert into selection.round
                          (institution_id, scheme_id, unit_id, name, during, opener_id, opener, opened_at)
                        values (:institution, :scheme, :unit, :name, daterange(:from, :last, '[]'),
                                cast(:by as uuid), :opener, :at)
                        returning id
                        """)
                .param("institution", scheme.institutionId())
                .param("scheme", scheme.id())
                .param("unit", unit.id())
                .param("name", name)
                .param("from", from)
                .param("last", last)
                .param("by", actor.account())
                .param("opener", actor.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    List<Round> rounds(@Nullable UUID before, int most) {
        return sql.sql(
                        ROUND
                                + """
                                where cast(:before as uuid) is null or r.id < cast(:before as uuid)
                                order by r.id desc limit :most
                                """)
                .param("before", before, Types.OTHER)
                .param("most", most)
                .query(Round.class)
                .list();
    }

    /// @throws Absent if it is not within reach
    Round round(UUID id) {
        return sql.sql(ROUND + " where r.id = :id")
                .param("id", id)
                .query(Round.class)
                .optional()
                .orElseThrow(() -> new Absent("selection"));
    }

    void hold(UUID id) {
        sql.sql("select id from selection.round where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    void quota(UUID round, Map<UUID, Integer> places) {
        sql.sql("delete from selection.quota where round_id = :round")
                .param("round", round)
                .update();
        sql.sql(
                        """
                        insert into selection.quota (round_id, unit_id, places)
                        select :round, q.unit, q.places
                          from unnest(cast(:units as uuid[]), cast(:places as int[])) as q (unit, places)
                        """)
                .param("round", round)
                .param("units", places.keySet().stream().map(UUID::toString).toArray(String[]::new))
                .param("places", places.values().toArray(Integer[]::new))
                .update();
    }

    Map<UUID, Integer> quotas(UUID round) {
        var found = new java.util.LinkedHashMap<UUID, Integer>();
        sql.sql(
                        "select unit_id, places from selection.quota where round_id = :round order by unit_id")
                .param("round", round)
                .query(row -> {
                    found.put(row.getObject("unit_id", UUID.class), row.getInt("places"));
                });
        return found;
    }

    void state(UUID id, String state) {
        sql.sql("update selection.round set state = :state where id = :id")
                .param("state", state)
                .param("id", id)
                .update();
    }

    /// The acting person had a hand in what is on the list.
    void prepared(UUID id) {
        sql.sql(
                        """
                        update selection.round set preparer_ids = preparer_ids || cast(:by as uuid)
                         where id = :id and cast(:by as uuid) is not null
                           and not cast(:by as uuid) = any (preparer_ids)
                        """)
                .param("by", Acting.now().account(), Types.OTHER)
                .param("id", id)
                .update();
    }

    boolean preparedBySelf(UUID id) {
        return sql.sql(
                        "select cast(:by as uuid) = any (preparer_ids) from selection.round where id = :id")
                .param("by", Acting.now().account(), Types.OTHER)
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /// Whether the acting person has put somebody in or out.
    boolean changedBySelf(UUID round) {
        return sql.sql(
                        """
                        select exists (select from selection.candidate
                                        where round_id = :round and changer_id = cast(:by as uuid))
                        """)
                .param("round", round)
                .param("by", Acting.now().account())
                .query(Boolean.class)
                .single();
    }

    void submitted(UUID id) {
        sql.sql(
                        """
                        update selection.round set state = 'submitted', submitter_id = cast(:by as uuid),
                               submitter = :name where id = :id
                        """)
                .param("by", Acting.now().account())
                .param("name", Acting.now().name())
                .param("id", id)
                .update();
    }

    void reviewed(UUID id, boolean approved, @Nullable String review, Instant at) {
        sql.sql(
                        """
                        update selection.round set state = :state, reviewer = :name, review = :review,
                               reviewed_at = :at, publication_id = case when :approved then publication_id end
                         where id = :id
                        """)
                .param("state", approved ? "approved" : "returned")
                .param("approved", approved)
                .param("name", Acting.now().name())
                .param("review", review)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    void published(UUID id, UUID publication) {
        sql.sql(
                        """
                        update selection.round set state = 'published', publication_id = :publication where id = :id
                        """)
                .param("publication", publication)
                .param("id", id)
                .update();
    }

    private static Scheme scheme(ResultSet row, int number) throws SQLException {
        return new Scheme(
                row.getObject("id", UUID.class),
                row.getObject("institution_id", UUID.class),
                row.getString("institution"),
                row.getString("kind"),
                row.getString("name"),
                row.getString("basis"),
                row.getBigDecimal("amount"),
                row.getString("order_by"),
                row.getString("rank_within"),
                row.getObject("top_percent", Integer.class),
                row.getBigDecimal("least"),
                row.getBoolean("no_failed"),
                row.getBoolean("no_sanction"),
                row.getObject("least_conduct", Integer.class),
                row.getObject("most_absent", Integer.class),
                Arrays.asList((String[]) row.getArray("special").getArray()));
    }
}
