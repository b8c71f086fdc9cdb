package org.matricula.registry.person;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Details as they are put right. Column names come from [EditField] alone, never from a request.
@Repository
class EditRows {

    private final JdbcClient sql;

    EditRows(JdbcClient sql) {
        this.sql = sql;
    }

    Map<String, @Nullable Object> read(String table, UUID id, List<EditField> fields) {
        return sql
                .sql(
                        "select %s from registry.%s where %s = :id"
                                .formatted(columns(fields), table, key(table)))
                .param("id", id)
                .query()
                .listOfRows()
                .stream()
                .findFirst()
                .orElse(Map.of());
    }

    /// @param version what the editor has seen; null where the table keeps none
    /// @return whether nobody was faster
    boolean write(String table, UUID id, Map<EditField, @Nullable Object> values, int version) {
        if (table.equals("health")) {
            sql.sql("insert into registry.health (person_id) values (:id) on conflict do nothing")
                    .param("id", id)
                    .update();
        }
        var versioned = !table.equals("health");
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("id", id);
        parameters.put("version", version);
        values.forEach((field, value) -> parameters.put(field.column(), value));
        var set =
                values.keySet().stream()
                        .map(EditRows::assignment)
                        .collect(Collectors.joining(", "));
        return sql.sql(
                                "update registry.%s set %s%s where %s = :id%s"
                                        .formatted(
                                                table,
                                                set,
                                                versioned ? ", version = version + 1" : "",
                                                key(table),
                                                versioned ? " and version = :version" : ""))
                        .params(parameters)
                        .update()
                == 1;
    }

    /// The file as a whole has changed, even where the changed table keeps no version.
    boolean touch(UUID person, int version) {
        return sql.sql(
                                "update registry.person set version = version + 1 where id = :id and version = :version")
                        .param("id", person)
                        .param("version", version)
                        .update()
                == 1;
    }

    void photo(UUID person, UUID file) {
        sql.sql("update registry.person set photo_id = :file, version = version + 1 where id = :id")
                .param("id", person)
                .param("file", file)
                .update();
    }

    void phoneTail(UUID person, byte @Nullable [] digest) {
        sql.sql("delete from registry.person_key where person_id = :id and kind = 'phone-tail'")
                .param("id", person)
                .update();
        if (digest != null) {
            sql.sql(
                            "insert into registry.person_key (kind, digest, person_id) values ('phone-tail', :digest, :id)")
                    .param("id", person)
                    .param("digest", digest)
                    .update();
        }
    }

    static String assignment(EditField it) {
        return "%1$s = cast(:%1$s as %2$s)".formatted(it.column(), it.cast());
    }

    private static String columns(List<EditField> fields) {
        return fields.stream().map(EditField::column).collect(Collectors.joining(", "));
    }

    private static String key(String table) {
        return table.equals("health") ? "person_id" : "id";
    }
}
