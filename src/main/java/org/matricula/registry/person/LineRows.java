package org.matricula.registry.person;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The lines of a file's lists. Table and column names come from [LineKind] alone, never from a
/// request.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class LineRows {

    private final JdbcClient sql;

    LineRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// A person's lines by column, `id` among them.
    List<Map<String, @Nullable Object>> of(LineKind kind, UUID person) {
        return sql.sql(
                        "select t.* from registry.%s t where t.person_id = :person order by %s"
                                .formatted(kind.table(), kind.order()))
                .param("person", person)
                .query()
                .listOfRows();
    }

    UUID add(LineKind kind, UUID person, UUID enrolment, Map<EditField, @Nullable Object> values) {
        var parameters = parameters(values);
        parameters.put("person", person);
        parameters.put("enrolment", enrolment);
        var columns =
                values.keySet().stream()
                        .map(it -> ", " + it.column())
                        .collect(Collectors.joining());
        var given =
                values.keySet().stream()
                        .map(it -> ", cast(:%s as %s)".formatted(it.column(), it.cast()))
                        .collect(Collectors.joining());
        return sql.sql(
                        """
                        insert into registry.%1$s (person_id, seq%2$s%3$s)
                        select :person, coalesce(max(t.seq), 0) + 1%4$s%5$s
                          from registry.%1$s t where t.person_id = :person
                        returning id
                        """
                                .formatted(
                                        kind.table(),
                                        kind.ofEnrolment() ? ", enrolment_id" : "",
                                        columns,
                                        kind.ofEnrolment() ? ", :enrolment" : "",
                                        given))
                .params(parameters)
                .query(UUID.class)
                .single();
    }

    void change(LineKind kind, UUID line, Map<EditField, @Nullable Object> values) {
        var parameters = parameters(values);
        parameters.put("line", line);
        var set =
                values.keySet().stream()
                        .map(EditRows::assignment)
                        .collect(Collectors.joining(", "));
        sql.sql("update registry.%s set %s where id = :line".formatted(kind.table(), set))
                .params(parameters)
                .update();
    }

    void remove(LineKind kind, UUID line) {
        sql.sql("delete from registry.%s where id = :line".formatted(kind.table()))
                .param("line", line)
                .update();
    }

    private static Map<String, @Nullable Object> parameters(
            Map<EditField, @Nullable Object> values) {
        var parameters = new HashMap<String, @Nullable Object>();
        values.forEach((field, value) -> parameters.put(field.column(), value));
        return parameters;
    }
}
