package org.matricula.registry.roster;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.matricula.registry.OpenToStaff;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// 导出: any selection of students as a sheet, for scripts.
@RestController
@OpenToStaff
class ExportsApi {

    /// @param query the selection, with the words of the students' list; null for everyone in reach
    /// @param ids the enrolments themselves, instead of a query
    /// @param columns keys of columns; null for the usual ones
    /// @param clear private columns unmasked; needs a reason
    record Order(
            @Nullable Asked query,
            @Nullable List<UUID> ids,
            @Nullable List<String> columns,
            @Nullable Boolean clear,
            @Nullable String reason) {}

    record Column(String key, String label, boolean secret, boolean usual) {}

    private final ExportStudents export;
    private final Units units;
    private final MessageSource messages;

    ExportsApi(ExportStudents export, Units units, MessageSource messages) {
        this.export = export;
        this.units = units;
        this.messages = messages;
    }

    /// What can be asked for.
    @GetMapping("/api/v1/exports/columns")
    List<Column> columns(Locale locale) {
        return Arrays.stream(ExportColumn.values())
                .map(it ->
                        new Column(
                                it.key(),
                                messages.getMessage("registry." + it.key(), null, locale),
                                it.secret(),
                                it.usual()))
                .toList();
    }

    /// The sheet is the answer: it is written as it is read, and kept nowhere.
    @PostMapping("/api/v1/exports")
    void export(@RequestBody Order order, Locale locale, HttpServletResponse response)
            throws IOException {
        var wish =
                new ExportStudents.Wish(
                        order.query() == null
                                ? StudentQuery.everyone()
                                : order.query().query(units),
                        order.ids() == null ? List.of() : order.ids(),
                        order.columns() == null ? ExportColumn.USUAL : chosen(order.columns()),
                        Boolean.TRUE.equals(order.clear()),
                        order.reason() == null ? "" : order.reason());
        export.begin(wish);
        export.write(wish, Download.xlsx(response, "students"), locale);
    }

    static List<ExportColumn> chosen(List<String> keys) {
        return keys.stream()
                .map(key ->
                        Arrays.stream(ExportColumn.values())
                                .filter(it -> it.key().equals(key))
                                .findFirst()
                                .orElseThrow(unknown(key)))
                .toList();
    }

    private static Supplier<Refused> unknown(String key) {
        return () -> new Refused(Refusal.input("columns", "export.column", key));
    }
}
