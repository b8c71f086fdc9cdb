package org.matricula.registry.roster;

import java.io.OutputStream;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.personal.Masks;
import org.matricula.registry.Intake;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.matricula.vault.Field;
import org.matricula.vault.Vault;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/// 导出名册: writes a list of students to a sheet as it is read, page by page. Who took it, when and
/// why stands at its foot and in the ledger (个人信息保护法 第五十一条、第五十六条).
@Service
class ExportStudents {

    /// Beyond this many rows a reason is asked for, whatever the columns.
    static final int WITHOUT_REASON = 500;

    private static final List<String> MAY_UNMASK =
            List.of("registrar", "academic-office-head", "archive-keeper", "department-registrar");

    /// @param chosen the enrolments picked in the list; empty for all the query finds
    record Wish(
            StudentQuery query,
            List<UUID> chosen,
            List<ExportColumn> columns,
            boolean clear,
            String reason) {}

    private final Roster roster;
    private final ExportRows rows;
    private final Vault vault;
    private final Codes codes;
    private final Ledger ledger;
    private final MessageSource messages;
    private final Clock clock;

    ExportStudents(
            Roster roster,
            ExportRows rows,
            Vault vault,
            Codes codes,
            Ledger ledger,
            MessageSource messages,
            Clock clock) {
        this.roster = roster;
        this.rows = rows;
        this.vault = vault;
        this.codes = codes;
        this.ledger = ledger;
        this.messages = messages;
        this.clock = clock;
    }

    long count(StudentQuery query, List<UUID> chosen) {
        return chosen.isEmpty() ? roster.count(query) : chosen.size();
    }

    /// Writes the act down before the first row leaves: what is taken away cannot be called back.
    void begin(Wish wish) {
        var count = count(wish.query(), wish.chosen());
        var reason = wish.reason().isBlank() ? null : wish.reason().strip();
        Refused.unlessEmpty(
                Refusal.all(
                        wish.columns().isEmpty() ? Refusal.input("column", "export.columns") : null,
                        reason == null && count > WITHOUT_REASON
                                ? Refusal.rule("export.many", String.valueOf(WITHOUT_REASON))
                                        .at("reason")
                                : null,
                        reason == null && wish.clear()
                                ? Refusal.input("reason", "export.clear")
                                : null,
                        wish.clear() && !MAY_UNMASK.contains(Acting.now().role())
                                ? Refusal.forbidden("students.unmask")
                                : null));
        ledger.note(
                Act.of("student.export", null)
                        .because(reason)
                        .to(
                                Map.of(
                                        "rows", count,
                                        "columns",
                                                wish.columns().stream()
                                                        .map(ExportColumn::key)
                                                        .toList()
                                                        .toString(),
                                        "clear", wish.clear())));
    }

    void write(Wish wish, OutputStream out, Locale locale) {
        var headings =
                wish.columns().stream().map(it -> say("registry." + it.key(), locale)).toList();
        var count = 0L;
        try (var sheet =
                SheetWriter.xlsx(out, SheetDesign.of(say("registry.students", locale), headings))) {
            if (!wish.chosen().isEmpty()) {
                count = write(sheet, wish.chosen(), wish);
            } else {
                String cursor = null;
                do {
                    var slice = roster.find(wish.query().page(cursor, StudentQuery.MOST));
                    count +=
                            write(
                                    sheet,
                                    slice.items().stream().map(StudentRow::enrolmentId).toList(),
                                    wish);
                    cursor = slice.next();
                } while (cursor != null);
            }
            sheet.mark(mark(wish, count, locale));
        }
    }

    private int write(SheetWriter sheet, List<UUID> enrolments, Wish wish) {
        var some = rows.of(enrolments);
        some.forEach(row -> sheet.row(values(row, wish)));
        return some.size();
    }

    private String mark(Wish wish, long count, Locale locale) {
        var now = ZonedDateTime.now(clock).format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm"));
        var reason = wish.reason().isBlank() ? say("page.none", locale) : wish.reason().strip();
        return say(
                "registry.export.mark",
                locale,
                Acting.now().name(),
                now,
                String.valueOf(count),
                reason);
    }

    private List<@Nullable Object> values(ExportRows.Row row, Wish wish) {
        var values = new ArrayList<@Nullable Object>();
        for (var column : wish.columns()) {
            values.add(value(column, row, wish.clear()));
        }
        return values;
    }

    private @Nullable Object value(ExportColumn column, ExportRows.Row row, boolean clear) {
        return switch (column) {
            case NAME -> row.name();
            case STUDENT_NUMBER -> row.studentNumber();
            case REGISTRY_NUMBER ->
                    row.registryNumber() == null || clear
                            ? row.registryNumber()
                            : Masks.registryNumber(row.registryNumber());
            case SEX -> codes.label("sex", row.sex());
            case BIRTH_ON -> row.birthOn();
            case ETHNICITY -> codes.label("ethnicity", row.ethnicity());
            case DOCUMENT_TYPE -> codes.label("document-type", row.documentType());
            case DOCUMENT_NUMBER ->
                    open(
                            Intake.DOCUMENT,
                            row.documentNumber(),
                            row,
                            clear ? it -> it : Masks::document);
            case PHONE -> open(Intake.PHONE, row.phone(), row, clear ? it -> it : Masks::phone);
            case HOME_ADDRESS ->
                    open(
                            Intake.HOME_ADDRESS,
                            row.homeAddress(),
                            row,
                            clear ? it -> it : Masks::address);
            case INSTITUTION -> row.institution();
            case DEPARTMENT -> row.parentUnit();
            case CLASS -> row.unit();
            case GRADE -> row.gradeLevel();
            case ENTRY_YEAR -> row.entryYear();
            case ENTRY_ON -> row.entryOn();
            case LEVEL -> codes.label("level", row.level());
            case STATUS -> codes.label("student-status", row.status());
            case SINCE -> row.statusSince();
        };
    }

    private @Nullable String open(
            Field field,
            byte @Nullable [] sealed,
            ExportRows.Row row,
            UnaryOperator<String> shown) {
        var value = vault.open(field, sealed, row.salt());
        return value == null ? null : shown.apply(value);
    }

    private String say(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
