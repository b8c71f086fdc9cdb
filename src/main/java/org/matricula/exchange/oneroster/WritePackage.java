package org.matricula.exchange.oneroster;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;

/// 导出数据包: everything within reach as a OneRoster 1.2 CSV package in bulk, row by row as it is read.
/// In bulk the standard leaves status and time of change blank; who left is told by `enabledUser`,
/// and is enrolled in nothing.
@Service
class WritePackage {

    /// @param demographics whether sex and date of birth go along
    /// @param grades whether published grades go along
    record Wish(boolean demographics, boolean grades, String reason) {

        Set<CsvTable> tables() {
            var tables =
                    EnumSet.of(
                            CsvTable.ACADEMIC_SESSIONS,
                            CsvTable.ORGS,
                            CsvTable.COURSES,
                            CsvTable.CLASSES,
                            CsvTable.USERS,
                            CsvTable.ROLES,
                            CsvTable.ENROLLMENTS);
            if (demographics) {
                tables.add(CsvTable.DEMOGRAPHICS);
            }
            if (grades) {
                tables.addAll(Set.of(CsvTable.CATEGORIES, CsvTable.LINE_ITEMS, CsvTable.RESULTS));
            }
            return tables;
        }
    }

    /// The CSV binding knows days alone.
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");

    private final RosterRows rows;
    private final Ledger ledger;

    WritePackage(RosterRows rows, Ledger ledger) {
        this.rows = rows;
        this.ledger = ledger;
    }

    /// Writes down who takes what and why; before the first byte.
    ///
    /// @throws Refused without a reason
    void begin(Wish wish) {
        if (wish.reason().isBlank()) {
            throw new Refused(Refusal.input("reason", "exchange.package-reason"));
        }
        ledger.note(
                Act.of("exchange.package", "unit:" + Acting.now().unit())
                        .because(wish.reason().strip())
                        .to(
                                Map.of(
                                        "demographics", wish.demographics(),
                                        "grades", wish.grades())));
    }

    void write(Wish wish, OutputStream out) throws IOException {
        var tables = wish.tables();
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            manifest(zip, tables);
            for (var it : tables) {
                table(zip, it);
            }
        }
    }

    private static void manifest(ZipOutputStream zip, Set<CsvTable> tables) throws IOException {
        var csv = opened(zip, "manifest");
        csv.writeRecord("propertyName", "value");
        csv.writeRecord("manifest.version", "1.0");
        csv.writeRecord("oneroster.version", "1.2");
        for (var it : CsvTable.values()) {
            csv.writeRecord("file." + it.file(), tables.contains(it) ? "bulk" : "absent");
        }
        csv.writeRecord("source.systemName", "Matricula");
        csv.writeRecord("source.systemCode", "matricula");
        csv.flush();
        zip.closeEntry();
    }

    private void table(ZipOutputStream zip, CsvTable table) throws IOException {
        var csv = opened(zip, table.file());
        csv.writeRecord(table.columns());
        rows.each(
                Narrowing.all(java.util.Objects.requireNonNull(table.from())),
                Asked.ALL,
                row -> {
                    if (table == CsvTable.ROLES) {
                        roles(csv, row);
                    } else if (table != CsvTable.ENROLLMENTS
                            || "active".equals(row.get("status"))) {
                        csv.writeRecord(table.columns().stream().map(it -> cell(row, it)).toList());
                    }
                });
        csv.flush();
        zip.closeEntry();
    }

    private static void roles(CsvWriter csv, Map<String, Object> user) {
        var id = user.get("sourcedId").toString();
        for (var packed : Shaped.texts(user.getOrDefault("roles", List.of()))) {
            var role = packed.split("\\|");
            csv.writeRecord(
                    id + "." + role[1] + "." + role[2],
                    "",
                    "",
                    id,
                    role[0],
                    role[1],
                    "",
                    "",
                    role[2],
                    "");
        }
    }

    private static String cell(Map<String, Object> row, String column) {
        if (column.equals("status") || column.equals("dateLastModified")) {
            return "";
        }
        var value =
                column.equals("sourcedId") ? row.get(column) : row.get(CsvTable.property(column));
        return switch (value) {
            case null -> "";
            case List<?> list -> String.join(",", list.stream().map(String::valueOf).toList());
            case Instant instant -> LocalDate.ofInstant(instant, HERE).toString();
            default -> value.toString();
        };
    }

    /// What is written through it goes on to the entry; closing is the package's own business.
    private static CsvWriter opened(ZipOutputStream zip, String file) throws IOException {
        zip.putNextEntry(new ZipEntry(file + ".csv"));
        Writer writer = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
        try {
            return CsvWriter.builder().build(writer);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
