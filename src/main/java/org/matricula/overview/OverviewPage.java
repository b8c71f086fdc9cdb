package org.matricula.overview;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.calendar.Terms;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.page.Allowed;
import org.matricula.page.Choice;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 学籍统计总览, for whoever keeps the register or leads a part of the school.
@Controller
@Allowed({
    "registrar",
    "department-registrar",
    "academic-office-head",
    "vice-principal",
    "class-teacher",
    "counsellor"
})
class OverviewPage {

    private static final List<String> COLUMNS =
            List.of(
                    "students",
                    "men",
                    "women",
                    "courses",
                    "results",
                    "failed",
                    "absent",
                    "late",
                    "excused");

    private final Overview overview;
    private final Units units;
    private final Terms terms;
    private final MessageSource messages;
    private final Ledger ledger;
    private final Clock clock;

    OverviewPage(
            Overview overview,
            Units units,
            Terms terms,
            MessageSource messages,
            Ledger ledger,
            Clock clock) {
        this.overview = overview;
        this.units = units;
        this.terms = terms;
        this.messages = messages;
        this.ledger = ledger;
        this.clock = clock;
    }

    @GetMapping("/overview")
    String show(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(defaultValue = "class") String by,
            @RequestParam(required = false) @Nullable UUID term,
            Locale locale,
            Model model) {
        var kind = OverviewBy.of(by);
        var place = place(unit);
        var table = overview.of(asked(place, kind, term));
        if (kind == OverviewBy.STUDENT) {
            note("overview.students", place, kind, table.lines().size());
        }
        model.addAttribute(
                "shown",
                new OverviewShown(
                        table.lines().stream().map(it -> line(it, kind, term, locale)).toList(),
                        line(table.sum(), null, term, locale),
                        kind.key(),
                        Arrays.stream(OverviewBy.values())
                                .map(it ->
                                        new Choice(
                                                it.key(), say("overview.by." + it.key(), locale)))
                                .toList(),
                        term == null ? "" : term.toString(),
                        terms(place),
                        place == null ? null : place.id().toString(),
                        place == null ? List.of() : choices(units.path(place.id())),
                        choices(units.children(place == null ? null : place.id())),
                        query(place, kind, term)));
        return "overview/overview";
    }

    @GetMapping("/overview/sheet")
    void sheet(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(defaultValue = "class") String by,
            @RequestParam(required = false) @Nullable UUID term,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var kind = OverviewBy.of(by);
        var place = place(unit);
        var table = overview.of(asked(place, kind, term));
        note("overview.export", place, kind, table.lines().size());
        var heads = new ArrayList<String>();
        heads.add(say("overview.by." + kind.key(), locale));
        heads.add(say(kind == OverviewBy.STUDENT ? "overview.number" : "overview.above", locale));
        COLUMNS.forEach(it -> heads.add(say("overview." + it, locale)));
        heads.add(say("overview.mean", locale));
        heads.add(say("overview.credits", locale));
        var title = say("overview", locale);
        response.setContentType(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(
                                title + " " + LocalDate.now(clock) + ".xlsx",
                                StandardCharsets.UTF_8)
                        .build()
                        .toString());
        try (var sheet =
                SheetWriter.xlsx(response.getOutputStream(), SheetDesign.of(title, heads))) {
            for (var it : table.lines()) {
                sheet.row(cells(it, label(it, kind, locale), kind));
            }
            sheet.row(cells(table.sum(), say("overview.sum", locale), kind));
            sheet.mark(say("overview.mark", locale, Acting.now().name(), LocalDate.now(clock)));
        }
    }

    private static List<@Nullable Object> cells(
            OverviewRows.Line it, String label, OverviewBy kind) {
        var cells = new ArrayList<@Nullable Object>();
        cells.add(label);
        cells.add(kind == OverviewBy.STUDENT ? it.number() : it.above());
        cells.addAll(numbers(it));
        cells.add(it.mean());
        cells.add(it.credits());
        return cells;
    }

    private static List<Long> numbers(OverviewRows.Line it) {
        return List.of(
                it.students(),
                it.men(),
                it.women(),
                it.courses(),
                it.results(),
                it.failed(),
                it.absent(),
                it.late(),
                it.excused());
    }

    private OverviewShown.Line line(
            OverviewRows.Line it, @Nullable OverviewBy kind, @Nullable UUID term, Locale locale) {
        var mean = it.mean();
        return new OverviewShown.Line(
                kind == null ? say("overview.sum", locale) : label(it, kind, locale),
                it.above(),
                it.number(),
                kind == null ? null : href(it, kind, term),
                numbers(it),
                mean == null ? "" : mean.toPlainString(),
                it.results() == 0
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "%.1f%%",
                                100.0 * (it.results() - it.failed()) / it.results()),
                it.credits().signum() == 0 ? "" : plain(it.credits()));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private String label(OverviewRows.Line it, OverviewBy kind, Locale locale) {
        return switch (kind) {
            case CLASS, STUDENT -> it.name();
            case MAJOR -> it.name().isEmpty() ? say("overview.no-major", locale) : it.name();
            case GRADE -> say("overview.entered", locale, it.name());
        };
    }

    private static @Nullable String href(
            OverviewRows.Line it, OverviewBy kind, @Nullable UUID term) {
        return switch (kind) {
            case CLASS, MAJOR ->
                    it.key().isEmpty()
                            ? null
                            : "/overview?by=student&unit="
                                    + it.key()
                                    + (term == null ? "" : "&term=" + term);
            case GRADE -> null;
            case STUDENT -> it.number().isEmpty() ? null : "/students/" + it.number();
        };
    }

    private static OverviewRows.Asked asked(
            @Nullable Unit place, OverviewBy by, @Nullable UUID term) {
        return place == null
                ? new OverviewRows.Asked(0, Long.MAX_VALUE, by, term)
                : new OverviewRows.Asked(place.pos(), place.posEnd(), by, term);
    }

    private @Nullable Unit place(@Nullable UUID asked) {
        var unit = asked == null ? Acting.now().unit() : asked;
        return unit == null
                ? null
                : units.find(unit)
                        .filter(it -> Acting.now().scope().reaches(it.pos()))
                        .orElseThrow(() -> new Absent("unit"));
    }

    private List<Choice> terms(@Nullable Unit place) {
        var institution = place == null ? null : place.institutionId();
        return institution == null
                ? List.of()
                : terms.of(institution).stream()
                        .map(it -> new Choice(it.id().toString(), it.year() + " " + it.name()))
                        .toList();
    }

    private static List<Choice> choices(List<Unit> some) {
        return some.stream()
                .filter(it -> Acting.now().scope().reaches(it.pos()))
                .map(it -> new Choice(it.id().toString(), it.name()))
                .toList();
    }

    private static String query(@Nullable Unit place, OverviewBy by, @Nullable UUID term) {
        return "by="
                + by.key()
                + (place == null ? "" : "&unit=" + place.id())
                + (term == null ? "" : "&term=" + term);
    }

    private void note(String act, @Nullable Unit place, OverviewBy by, int rows) {
        ledger.note(
                Act.of(act, place == null ? null : "unit:" + place.id())
                        .to(Map.of("by", by.key(), "rows", rows)));
    }

    private String say(String key, Locale locale, Object... arguments) {
        return Objects.requireNonNull(messages.getMessage(key, arguments, key, locale));
    }
}
