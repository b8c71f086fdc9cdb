package org.matricula.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Corrected details as the database keeps them. Table and column names come from [Detail] alone.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class DetailRows {

    record Owner(UUID person, UUID institution, long scopePos, byte[] salt) {}

    /// @param from null without a beginning
    /// @param until first day it is no longer true, null while it is
    record Line(
            UUID id,
            String field,
            byte[] salt,
            byte @Nullable [] value,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable Instant heldFrom,
            @Nullable Instant heldUntil,
            UUID actId,
            @Nullable UUID closedBy) {}

    private static final String LINE =
            """
            select d.id, d.field, d.salt, d.value, lower(d.during) as "from", upper(d.during) as until,
                   lower(d.recorded) as held_from,
                   upper(d.recorded) as held_until, d.act_id, d.closed_by
              from registry.detail d
            """;

    private final JdbcClient sql;

    DetailRows(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Owner> owner(UUID enrolment) {
        return sql.sql(
                        """
                        select e.person_id as person, e.institution_id as institution, e.scope_pos, p.salt
                          from registry.enrolment e join registry.person p on p.id = e.person_id
                         where e.id = :id
                        """)
                .param("id", enrolment)
                .query(Owner.class)
                .optional();
    }

    /// Two who correct one person wait for each other.
    void lock(UUID person) {
        sql.sql("select id from registry.person where id = :id for update")
                .param("id", person)
                .query(UUID.class)
                .single();
    }

    @Nullable String text(Detail detail, UUID person) {
        return (String) value(detail, person, detail.column() + "::text");
    }

    byte @Nullable [] bytes(Detail detail, UUID person) {
        return (byte[]) value(detail, person, detail.column());
    }

    private @Nullable Object value(Detail detail, UUID person, String column) {
        return sql
                .sql(
                        "select t.%s as value from registry.%s t where %s"
                                .formatted(column, detail.table(), which(detail)))
                .param("person", person)
                .query()
                .listOfRows()
                .stream()
                .map(it -> Optional.ofNullable(it.get("value")))
                .findFirst()
                .flatMap(it -> it)
                .orElse(null);
    }

    void write(Detail detail, UUID person, @Nullable Object value) {
        line(detail, person);
        var cast =
                switch (detail.type()) {
                    case DAY -> "date";
                    case TEXT, CODE -> detail.sealed() == null ? "text" : "bytea";
                };
        sql.sql(
                        "update registry.%s t set %s = cast(:value as %s) where %s"
                                .formatted(detail.table(), detail.column(), cast, which(detail)))
                .param("person", person)
                .param("value", value)
                .update();
    }

    /// The line that is written to, where the file has none yet.
    private void line(Detail detail, UUID person) {
        switch (detail.table()) {
            case "guardian" ->
                    sql.sql(
                                    """
                                    insert into registry.guardian (person_id, seq, name, relation)
                                    select :person, 1, '', '99'
                                     where not exists (select from registry.guardian where person_id = :person)
                                    """)
                            .param("person", person)
                            .update();
            case "previous_schooling" ->
                    sql.sql(
                                    """
                                    insert into registry.previous_schooling (person_id, seq, school)
                                    select :person, 1, ''
                                     where not exists (select from registry.previous_schooling where person_id = :person)
                                    """)
                            .param("person", person)
                            .update();
            default -> {}
        }
    }

    /// Of several lines the one meant: the first guardian, the last schooling.
    private static String which(Detail detail) {
        return switch (detail.table()) {
            case "person" -> "t.id = :person";
            case "guardian" ->
                    "t.person_id = :person and t.seq = (select min(g.seq) from registry.guardian g where g.person_id = :person)";
            default ->
                    "t.person_id = :person and t.seq = (select max(g.seq) from registry.previous_schooling g where g.person_id = :person)";
        };
    }

    void spelling(UUID person, String pinyin, String initials) {
        sql.sql("update registry.person set pinyin = :pinyin, initials = :initials where id = :id")
                .param("id", person)
                .param("pinyin", pinyin)
                .param("initials", initials)
                .update();
    }

    void touch(UUID person) {
        sql.sql(
                        """
                        update registry.person set version = version + 1, document_override = null where id = :id
                        """)
                .param("id", person)
                .update();
    }

    /// @param digest null where there is nothing to be found by any more
    void key(UUID person, String kind, byte @Nullable [] digest) {
        sql.sql("delete from registry.person_key where person_id = :id and kind = :kind")
                .param("id", person)
                .param("kind", kind)
                .update();
        if (digest != null) {
            sql.sql(
                            """
                            insert into registry.person_key (kind, digest, person_id)
                            values (:kind, :digest, :id)
                            """)
                    .param("id", person)
                    .param("kind", kind)
                    .param("digest", digest)
                    .update();
        }
    }

    /// Whether somebody else is found by this document.
    boolean taken(UUID person, byte[] digest) {
        return sql.sql(
                        """
                        select exists (select from registry.person_key
                                        where kind = 'document' and digest = :digest and person_id <> :id)
                        """)
                .param("id", person)
                .param("digest", digest)
                .query(Boolean.class)
                .single();
    }

    List<UUID> enrolments(UUID person) {
        return sql.sql("select id from registry.enrolment where person_id = :id")
                .param("id", person)
                .query(UUID.class)
                .list();
    }

    void add(
            UUID person,
            String field,
            byte[] salt,
            byte @Nullable [] value,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable Instant heldFrom,
            @Nullable Instant heldUntil,
            UUID act,
            @Nullable UUID closedBy) {
        sql.sql(
                        """
                        insert into registry.detail (person_id, field, salt, value, during, recorded, act_id, closed_by)
                        values (:person, :field, :salt, cast(:value as bytea),
                                daterange(cast(:from as date), cast(:until as date)),
                                tstzrange(cast(:held_from as timestamptz), cast(:held_until as timestamptz)), :act,
                                cast(:closed as uuid))
                        """)
                .param("person", person)
                .param("field", field)
                .param("salt", salt)
                .param("value", value)
                .param("from", from)
                .param("until", until)
                .param("held_from", at(heldFrom))
                .param("held_until", at(heldUntil))
                .param("act", act)
                .param("closed", closedBy)
                .update();
    }

    void close(UUID line, Instant at, UUID act) {
        sql.sql(
                        """
                        update registry.detail
                           set recorded = tstzrange(lower(recorded), greatest(lower(recorded), :at)), closed_by = :act
                         where id = :id
                        """)
                .param("id", line)
                .param("at", at(at))
                .param("act", act)
                .update();
    }

    /// What is held for true now, in the order of time.
    List<Line> held(UUID person, String field) {
        return held(person).stream().filter(it -> it.field().equals(field)).toList();
    }

    List<Line> held(UUID person) {
        return lines(
                        """
                        where d.person_id = :person and d.closed_by is null
                        order by d.field, lower(d.during) nulls first
                        """,
                        person)
                .query(Line.class)
                .list();
    }

    /// Everything ever held for true, also of those merged into the person; the newest first.
    List<Line> ever(UUID person) {
        return lines(
                        """
                        where d.person_id = :person and d.merged_into is null or d.merged_into = :person
                        order by d.field, d.id desc
                        """,
                        person)
                .query(Line.class)
                .list();
    }

    List<Line> writtenBy(UUID person, UUID act) {
        return lines("where d.person_id = :person and d.act_id = :act order by d.id", person)
                .param("act", act)
                .query(Line.class)
                .list();
    }

    List<Line> closedBy(UUID person, UUID act) {
        return lines("where d.person_id = :person and d.closed_by = :act order by d.id", person)
                .param("act", act)
                .query(Line.class)
                .list();
    }

    private JdbcClient.StatementSpec lines(String which, UUID person) {
        return sql.sql(LINE + which).param("person", person);
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
