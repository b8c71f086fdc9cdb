package org.matricula.exchange.oneroster;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.personal.PersonName;
import org.matricula.registry.StudentStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Answers questions about the resources, within the acting client's school.
@Repository
@Transactional(readOnly = true)
class RosterRows {

    /// Of what was there before times were kept.
    private static final String SINCE = "2026-01-01T00:00:00Z";

    private static final int FETCH = 1000;
    private static final int UUID_LENGTH = 36;
    private static final String[] TEACHING = {
        "teacher", "class-teacher", "counsellor", "vice-principal"
    };

    private final JdbcClient sql;
    private final OwnWords words;
    private final Clock clock;

    RosterRows(JdbcClient sql, OwnWords words, Clock clock) {
        this.sql = sql;
        this.words = words;
        this.clock = clock;
    }

    long count(Narrowing of, Asked asked) {
        var values = values(of);
        return sql.sql("select count(*) from (" + of.of().sql() + ") r" + where(of, asked, values))
                .params(values)
                .query(Long.class)
                .single();
    }

    /// One property after the other, by their names in the standard, as Java has them.
    List<Map<String, Object>> page(Narrowing of, Asked asked) {
        var rows = new ArrayList<Map<String, Object>>();
        each(of, asked, rows::add);
        return rows;
    }

    /// As many as there are, never all of them in memory.
    void each(Narrowing of, Asked asked, Consumer<Map<String, Object>> taker) {
        var values = values(of);
        var question =
                "select * from ("
                        + of.of().sql()
                        + ") r"
                        + where(of, asked, values)
                        + " order by "
                        + (asked.sort() == null
                                ? ""
                                : "r."
                                        + asked.sort().column()
                                        + (asked.descending() ? " desc" : "")
                                        + " nulls last, ")
                        + "r.id, r.sourced_id limit :limit offset :offset";
        values.put("limit", asked.limit());
        values.put("offset", asked.offset());
        var fields =
                of.of().fields().stream()
                        .filter(it ->
                                asked.fields().isEmpty() || asked.fields().contains(it.name()))
                        .toList();
        try (var rows =
                sql
                        .sql(question)
                        .withFetchSize(FETCH)
                        .params(values)
                        .query((row, number) -> read(row, fields))
                        .stream()) {
            rows.forEach(taker);
        }
    }

    Optional<Map<String, Object>> one(Narrowing of, String sourcedId, Asked asked) {
        var first =
                uuid(
                        sourcedId.length() > UUID_LENGTH
                                ? sourcedId.substring(0, UUID_LENGTH)
                                : sourcedId);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        var values = values(of);
        values.put("first", first.get());
        values.put("whole", sourcedId);
        var fields =
                of.of().fields().stream()
                        .filter(it ->
                                asked.fields().isEmpty() || asked.fields().contains(it.name()))
                        .toList();
        return sql.sql(
                        "select * from ("
                                + of.of().sql()
                                + ") r where r.id = :first and r.sourced_id = :whole"
                                + (of.condition() == null ? "" : " and " + of.condition()))
                .params(values)
                .query((row, number) -> read(row, fields))
                .optional();
    }

    static Optional<UUID> uuid(String text) {
        try {
            return text.length() == UUID_LENGTH
                    ? Optional.of(UUID.fromString(text))
                    : Optional.empty();
        } catch (IllegalArgumentException noIdentifier) {
            return Optional.empty();
        }
    }

    private Map<String, Object> values(Narrowing of) {
        var scope = Acting.now().scope();
        var values = new HashMap<>(of.values());
        values.put("lo", scope.lo());
        values.put("hi", scope.hi());
        values.put("today", LocalDate.now(clock));
        values.put("since", java.sql.Timestamp.from(Instant.parse(SINCE)));
        values.put("homeroom", words.homeroom());
        values.put("active", StudentStatus.activeCodes());
        values.put("teaching", TEACHING);
        values.put("compound", PersonName.compoundSurnames().toArray(String[]::new));
        values.put("attempts", words.attempts());
        values.put("categories", words.categories());
        values.put("titles", words.titles());
        return values;
    }

    private static String where(Narrowing of, Asked asked, Map<String, Object> values) {
        var conditions = new ArrayList<String>();
        if (of.condition() != null) {
            conditions.add(of.condition());
        }
        var clauses = new ArrayList<String>();
        for (var it : asked.clauses()) {
            clauses.add(condition(it, "v" + clauses.size(), values));
        }
        if (!clauses.isEmpty()) {
            conditions.add("(" + String.join(asked.or() ? " or " : " and ", clauses) + ")");
        }
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private static String condition(Asked.Clause clause, String name, Map<String, Object> values) {
        var column = "r." + clause.field().column();
        var operator = clause.operator().equals("!=") ? "is distinct from" : clause.operator();
        return switch (clause.field().type()) {
            case TEXT, REF -> text(column, operator, name, clause.value(), values);
            case ID_REF ->
                    text("cast(" + column + " as text)", operator, name, clause.value(), values);
            case FLAG ->
                    text("cast(" + column + " as text)", operator, name, clause.value(), values);
            case DATE -> typed(column, operator, name, date(clause), values);
            case INSTANT -> typed(column, operator, name, instant(clause), values);
            case NUMBER -> typed(column, operator, name, number(clause), values);
            case TEXTS, REFS -> listed(column, operator, name, clause.value(), values);
            case ROLES -> throw new IllegalArgumentException(clause.field().name());
        };
    }

    private static String text(
            String column, String operator, String name, String value, Map<String, Object> values) {
        values.put(name, value);
        return operator.equals("~")
                ? "position(lower(cast(:%s as text)) in lower(%s)) > 0".formatted(name, column)
                : "lower(%s) %s lower(cast(:%s as text))".formatted(column, operator, name);
    }

    private static String typed(
            String column, String operator, String name, Object value, Map<String, Object> values) {
        values.put(name, value);
        return "%s %s :%s".formatted(column, operator.equals("~") ? "=" : operator, name);
    }

    /// Of a list the standard's `=` means all of them, `~` any of them.
    private static String listed(
            String column, String operator, String name, String value, Map<String, Object> values) {
        values.put(name, value.split("\\s*,\\s*"));
        return switch (operator) {
            case "~" -> "%s && cast(:%s as text[])".formatted(column, name);
            case "=" ->
                    "%1$s @> cast(:%2$s as text[]) and %1$s <@ cast(:%2$s as text[])"
                            .formatted(column, name);
            default ->
                    "not (%1$s @> cast(:%2$s as text[]) and %1$s <@ cast(:%2$s as text[]))"
                            .formatted(column, name);
        };
    }

    private static LocalDate date(Asked.Clause clause) {
        try {
            return LocalDate.parse(clause.value());
        } catch (DateTimeParseException notOne) {
            throw notValue(clause);
        }
    }

    private static java.sql.Timestamp instant(Asked.Clause clause) {
        try {
            return java.sql.Timestamp.from(
                    clause.value().contains("T")
                            ? java.time.OffsetDateTime.parse(clause.value()).toInstant()
                            : LocalDate.parse(clause.value())
                                    .atStartOfDay(java.time.ZoneOffset.UTC)
                                    .toInstant());
        } catch (DateTimeParseException notOne) {
            throw notValue(clause);
        }
    }

    private static java.math.BigDecimal number(Asked.Clause clause) {
        try {
            return new java.math.BigDecimal(clause.value());
        } catch (NumberFormatException notOne) {
            throw notValue(clause);
        }
    }

    private static Unanswerable notValue(Asked.Clause clause) {
        return Unanswerable.bad(
                "invalid_filter_field", clause.value() + " is no " + clause.field().name());
    }

    private static Map<String, Object> read(ResultSet row, List<Field> fields) throws SQLException {
        var read = new LinkedHashMap<String, Object>();
        for (var it : fields) {
            var value = value(row, it);
            if (value != null) {
                read.put(it.name(), value);
            }
        }
        return read;
    }

    private static @Nullable Object value(ResultSet row, Field field) throws SQLException {
        return switch (field.type()) {
            case TEXT, REF, ID_REF -> row.getString(field.column());
            case DATE -> row.getObject(field.column(), LocalDate.class);
            case INSTANT -> row.getTimestamp(field.column()).toInstant();
            case NUMBER -> row.getBigDecimal(field.column());
            case FLAG -> row.getBoolean(field.column());
            case REFS, TEXTS, ROLES -> texts(row.getArray(field.column()));
        };
    }

    private static @Nullable List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? null : Arrays.asList((String[]) array.getArray());
    }
}
