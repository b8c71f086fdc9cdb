package org.matricula.registry.duplicate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.vault.Field;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The rows of a merge that are written one by one. Table and column names come from [MergedLines]
/// and from what it has written down, never from a request.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class MergedLineRows {

    /// @param values the sealed ones by column
    record Sealed(UUID id, int seq, Map<String, byte @Nullable []> values) {}

    private final JdbcClient sql;

    MergedLineRows(JdbcClient sql) {
        this.sql = sql;
    }

    byte[] salt(UUID person) {
        return sql.sql("select salt from registry.person where id = :person")
                .param("person", person)
                .query(byte[].class)
                .single();
    }

    String name(UUID person) {
        return sql.sql("select name from registry.person where id = :person")
                .param("person", person)
                .query(String.class)
                .single();
    }

    int last(String table, UUID person) {
        return sql.sql(
                        "select coalesce(max(seq), 0) from registry.%s where person_id = :person"
                                .formatted(table))
                .param("person", person)
                .query(Integer.class)
                .single();
    }

    List<Sealed> lines(String table, UUID person, List<Field> fields) {
        return sql.sql(
                        "select t.* from registry.%s t where t.person_id = :person order by t.seq"
                                .formatted(table))
                .param("person", person)
                .query((row, i) -> {
                    var values = new HashMap<String, byte @Nullable []>();
                    for (var field : fields) {
                        values.put(field.column(), row.getBytes(field.column()));
                    }
                    return new Sealed(row.getObject("id", UUID.class), row.getInt("seq"), values);
                })
                .list();
    }

    void move(
            String table, UUID line, UUID person, int seq, Map<String, byte @Nullable []> sealed) {
        var set = new StringBuilder();
        sealed.keySet().forEach(it -> set.append(", %1$s = cast(:%1$s as bytea)".formatted(it)));
        sql.sql(
                        "update registry.%s set person_id = :person, seq = :seq%s where id = :line"
                                .formatted(table, set))
                .params(sealed)
                .param("line", line)
                .param("person", person)
                .param("seq", seq)
                .update();
    }

    /// @return whether there was one, and none where it goes
    boolean moveHealth(UUID from, UUID to) {
        return sql.sql(
                                """
                                update registry.health set person_id = :to
                                 where person_id = :from
                                   and not exists (select from registry.health h where h.person_id = :to)
                                """)
                        .param("from", from)
                        .param("to", to)
                        .update()
                == 1;
    }

    byte @Nullable [] healthNote(UUID person) {
        return bytes("select note from registry.health where person_id = :person", person);
    }

    void healthNote(UUID person, byte @Nullable [] note) {
        sql.sql("update registry.health set note = cast(:note as bytea) where person_id = :person")
                .param("person", person)
                .param("note", note)
                .update();
    }

    byte @Nullable [] sealed(String column, UUID person) {
        return bytes("select %s from registry.person where id = :person".formatted(column), person);
    }

    private byte @Nullable [] bytes(String question, UUID person) {
        var found =
                sql.sql(question)
                        .param("person", person)
                        .query((row, i) -> Optional.ofNullable(row.getBytes(1)))
                        .single();
        return found.orElse(null);
    }

    void fill(String column, UUID person, byte[] value) {
        sql.sql("update registry.person set %s = :value where id = :person".formatted(column))
                .param("person", person)
                .param("value", value)
                .update();
    }

    /// @return what was put in, if anything
    Optional<String> fill(String column, UUID gone, UUID kept) {
        return sql.sql(
                        """
                        update registry.person k set %1$s = g.%1$s from registry.person g
                         where k.id = :kept and g.id = :gone and k.%1$s is null and g.%1$s is not null
                        returning k.%1$s::text
                        """
                                .formatted(column))
                .param("gone", gone)
                .param("kept", kept)
                .query(String.class)
                .optional();
    }

    /// The name that goes is still a name of theirs.
    Optional<String> fillFormerName(UUID gone, UUID kept) {
        return sql.sql(
                        """
                        update registry.person k
                           set former_name = case when g.name <> k.name then g.name else g.former_name end
                          from registry.person g
                         where k.id = :kept and g.id = :gone and k.former_name is null
                           and (g.name <> k.name or g.former_name is not null)
                        returning k.former_name
                        """)
                .param("gone", gone)
                .param("kept", kept)
                .query(String.class)
                .optional();
    }

    /// Whether a document of the one who goes can become the other's without changing its type.
    boolean lacksDocument(UUID gone, UUID kept) {
        return sql.sql(
                        """
                        select k.document_number is null and g.document_number is not null
                               and (k.document_type is null or k.document_type = g.document_type)
                          from registry.person k, registry.person g where k.id = :kept and g.id = :gone
                        """)
                .param("gone", gone)
                .param("kept", kept)
                .query(Boolean.class)
                .single();
    }

    void phoneTail(UUID gone, UUID kept) {
        sql.sql(
                        """
                        insert into registry.person_key (kind, digest, person_id)
                        select k.kind, k.digest, :kept from registry.person_key k
                         where k.person_id = :gone and k.kind = 'phone-tail'
                        on conflict do nothing
                        """)
                .param("gone", gone)
                .param("kept", kept)
                .update();
    }

    void noPhoneTail(UUID person) {
        sql.sql("delete from registry.person_key where person_id = :person and kind = 'phone-tail'")
                .param("person", person)
                .update();
    }

    /// @return whether the value was still the one that was put in
    boolean empty(String column, UUID person, String value) {
        return sql.sql(
                                """
                                update registry.person set %1$s = null
                                 where id = :person
                                   and %1$s::text in (:value, '\\x' || :value)
                                """
                                        .formatted(column))
                        .param("person", person)
                        .param("value", value)
                        .update()
                == 1;
    }

    record Number(UUID enrolment, byte[] sealed) {}

    /// Registry numbers of enrolments, as they are sealed.
    List<Number> numbers(List<UUID> enrolments) {
        return sql.sql(
                        """
                        select e.id as enrolment, e.registry_number as sealed from registry.enrolment e
                         where e.id = any (:enrolments) and e.registry_number is not null
                        """)
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .query(Number.class)
                .list();
    }

    void number(UUID enrolment, byte[] sealed) {
        sql.sql("update registry.enrolment set registry_number = :sealed where id = :enrolment")
                .param("sealed", sealed)
                .param("enrolment", enrolment)
                .update();
    }

    void note(UUID merge, String kind, String place, String part, @Nullable String was) {
        sql.sql(
                        """
                        insert into registry.merge_part (merge_id, kind, place, part, was)
                        values (:merge, :kind, :place, :part, :was)
                        """)
                .param("merge", merge)
                .param("kind", kind)
                .param("place", place)
                .param("part", part)
                .param("was", was)
                .update();
    }

    Map<String, String> parts(UUID merge, String place) {
        var found = new HashMap<String, String>();
        sql.sql(
                        """
                        select part, coalesce(was, '') as was from registry.merge_part
                         where merge_id = :merge and place = :place
                        """)
                .param("merge", merge)
                .param("place", place)
                .query(row -> {
                    found.put(row.getString("part"), row.getString("was"));
                });
        return found;
    }
}
