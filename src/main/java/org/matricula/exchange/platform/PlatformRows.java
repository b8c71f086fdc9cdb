package org.matricula.exchange.platform;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.registry.Intake;
import org.matricula.registry.StudentStatus;
import org.matricula.vault.Field;
import org.matricula.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What is sent of each student, with the ID number and the registry number in clear: whoever asks
/// makes or takes a list, which the ledger tells.
@Repository
@Transactional(readOnly = true)
class PlatformRows {

    /// @param identifier 学校标识码
    record Asked(
            UUID institution, String identifier, PlatformLayout of, LocalDate from, LocalDate to) {

        /// The one that begins in autumn.
        String schoolYear() {
            var first = from.getMonthValue() < 8 ? from.getYear() - 1 : from.getYear();
            return first + "-" + (first + 1);
        }
    }

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final List<String> OUTSIDE =
            List.of(
                    "enrolment_id",
                    "person_id",
                    "scope_pos",
                    "event_id",
                    "photo_id",
                    "sealed",
                    "registry_number",
                    "salt");

    private final JdbcClient sql;
    private final Vault vault;

    PlatformRows(JdbcClient sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    List<PlatformRow> of(Asked asked) {
        return rows(asked, null);
    }

    /// Those of a list that was made.
    List<PlatformRow> of(Asked asked, UUID list) {
        return rows(asked, list);
    }

    /// What a list may be filled with, whoever is on it.
    Set<String> columns(Asked asked) {
        return filled(asked, null)
                .query(rows -> {
                    var names = rows.getMetaData();
                    var found = new HashSet<String>();
                    for (var at = 1; at <= names.getColumnCount(); at++) {
                        found.add(field(names.getColumnLabel(at)));
                    }
                    return found;
                });
    }

    private List<PlatformRow> rows(Asked asked, @Nullable UUID list) {
        return filled(asked, list).query(this::row).list();
    }

    private JdbcClient.StatementSpec filled(Asked asked, @Nullable UUID list) {
        return sql.sql(PlatformSql.of(asked.of().source(), list != null))
                .param("institution", asked.institution())
                .param("identifier", asked.identifier())
                .param("from", asked.from())
                .param("to", asked.to())
                .param("year", asked.schoolYear())
                .param("verbs", asked.of().verbs().toArray(String[]::new))
                .param("active", StudentStatus.activeCodes())
                .param("list", list);
    }

    private PlatformRow row(ResultSet row, int n) throws SQLException {
        var values = new HashMap<String, String>();
        var names = row.getMetaData();
        for (var at = 1; at <= names.getColumnCount(); at++) {
            var name = names.getColumnLabel(at);
            if (!OUTSIDE.contains(name)) {
                values.put(field(name), text(row, at));
            }
        }
        values.put("document", opened(Intake.DOCUMENT, row, "sealed"));
        values.put("registry-number", opened(Intake.REGISTRY_NUMBER, row, "registry_number"));
        return new PlatformRow(
                row.getObject("enrolment_id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getLong("scope_pos"),
                row.getObject("event_id", UUID.class),
                row.getObject("photo_id", UUID.class),
                values);
    }

    private String opened(Field field, ResultSet row, String column) throws SQLException {
        var value = vault.open(field, row.getBytes(column), row.getBytes("salt"));
        return value == null ? "" : value;
    }

    private static String field(String column) {
        return column.replace('_', '-');
    }

    private static String text(ResultSet row, int at) throws SQLException {
        return switch (row.getObject(at)) {
            case null -> "";
            case java.sql.Date day -> day.toLocalDate().format(DAY);
            case BigDecimal number -> number.stripTrailingZeros().toPlainString();
            case Object other -> other.toString();
        };
    }
}
