package org.matricula.registry.duplicate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Pairs that may be one person. Row-level security shows those of whom one side is within reach.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class DuplicateRows {

    private static final String SELECT =
            """
            select d.id, d.left_id, d.right_id, d.signs, d.state, d.found_at, d.kept_id, d.maker, d.maker_name,
                   coalesce(d.maker_left, false) as maker_left, coalesce(d.maker_right, false) as maker_right,
                   d.made_why
              from registry.duplicate d
            """;

    private final JdbcClient sql;

    DuplicateRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param persons whom to compare with everybody; null for everybody with everybody
    /// @param numbered whose document has the digits of the one person's
    long find(@Nullable List<UUID> persons, List<UUID> numbered, Instant now) {
        return sql.sql(
                        """
                        select registry.find_duplicates(cast(:persons as uuid[]), cast(:numbered as uuid[]), :now)
                        """)
                .param("persons", persons == null ? null : persons.toArray(UUID[]::new))
                .param("numbered", numbered.toArray(UUID[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    List<UUID> keyed(Collection<byte[]> digests) {
        return sql.sql(
                        """
                        select k.person_id from registry.person_key k
                         where k.kind = 'document' and k.digest = any (:digests)
                        """)
                .param("digests", digests.toArray(byte[][]::new))
                .query(UUID.class)
                .list();
    }

    List<Duplicate> waiting(int most) {
        return sql.sql(
                        SELECT
                                + " where d.state in ('open', 'proposed') order by d.found_at desc, d.id limit :most")
                .param("most", most)
                .query((row, i) -> read(row))
                .list();
    }

    /// What was merged of late and can be taken back.
    List<Duplicate> merged(int most) {
        return sql.sql(SELECT + " where d.state = 'merged' order by d.checked_at desc limit :most")
                .param("most", most)
                .query((row, i) -> read(row))
                .list();
    }

    Optional<Duplicate> find(UUID id) {
        return sql.sql(SELECT + " where d.id = :id")
                .param("id", id)
                .query((row, i) -> read(row))
                .optional();
    }

    /// Locked until the transaction ends, read in the next statement.
    Optional<Duplicate> lock(UUID id) {
        sql.sql("select d.id from registry.duplicate d where d.id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
        return find(id);
    }

    void propose(
            UUID id, UUID kept, Actor maker, boolean left, boolean right, Instant now, String why) {
        sql.sql(
                        """
                        update registry.duplicate
                           set state = 'proposed', kept_id = :kept, maker = :maker, maker_name = :name,
                               maker_left = :left, maker_right = :right, made_at = :now, made_why = :why,
                               checker = null, checker_name = null, checked_at = null, checked_why = null
                         where id = :id
                        """)
                .param("id", id)
                .param("kept", kept)
                .param("maker", maker.account())
                .param("name", maker.name())
                .param("left", left)
                .param("right", right)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("why", why)
                .update();
    }

    void decide(UUID id, String state, Actor checker, Instant now, @Nullable String why) {
        sql.sql(
                        """
                        update registry.duplicate
                           set state = :state, checker = :checker, checker_name = :name, checked_at = :now,
                               checked_why = :why
                         where id = :id
                        """)
                .param("id", id)
                .param("state", state)
                .param("checker", checker.account())
                .param("name", checker.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("why", why)
                .update();
    }

    /// Of each person, one enrolment within reach, the active one before others.
    Map<UUID, UUID> enrolments(Collection<UUID> persons) {
        var found = new HashMap<UUID, UUID>();
        sql.sql(
                        """
                        select e.person_id, e.id from registry.enrolment e
                         where e.person_id = any (:persons) order by e.active, e.entry_on
                        """)
                .param("persons", persons.toArray(UUID[]::new))
                .query(row -> {
                    found.put(
                            row.getObject("person_id", UUID.class),
                            row.getObject("id", UUID.class));
                });
        return found;
    }

    /// At which school each studies, wherever that is.
    Map<UUID, UUID> schools(Collection<UUID> persons) {
        var found = new HashMap<UUID, UUID>();
        sql.sql("select s.person_id, s.institution_id from registry.schools_of(:persons) s")
                .param("persons", persons.toArray(UUID[]::new))
                .query(row -> {
                    found.put(
                            row.getObject("person_id", UUID.class),
                            row.getObject("institution_id", UUID.class));
                });
        return found;
    }

    private static Duplicate read(ResultSet row) throws SQLException {
        return new Duplicate(
                row.getObject("id", UUID.class),
                row.getObject("left_id", UUID.class),
                row.getObject("right_id", UUID.class),
                List.of((String[]) row.getArray("signs").getArray()),
                row.getString("state"),
                row.getTimestamp("found_at").toInstant(),
                row.getObject("kept_id", UUID.class),
                row.getObject("maker", UUID.class),
                row.getString("maker_name"),
                row.getBoolean("maker_left"),
                row.getBoolean("maker_right"),
                row.getString("made_why"));
    }
}
