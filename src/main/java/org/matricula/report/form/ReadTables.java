package org.matricula.report.form;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Slice;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.page.Choice;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 年报预览: any form for any unit within reach, as of any day, as it was known at any moment.
@Service
public class ReadTables {

    private static final int LISTED = 50;
    private static final int MOST_BELOW = 300;

    /// What is asked.
    ///
    /// @param unit null for the acting person's own
    /// @param knownOn up to the end of which day; null for what is known now
    record Asked(
            String code,
            @Nullable UUID unit,
            @Nullable LocalDate asOf,
            @Nullable LocalDate knownOn) {}

    /// @param units whose table it may be next: those above within reach, and those directly below
    public record Shown(
            TableShown table,
            Unit unit,
            List<Choice> units,
            LocalDate asOf,
            @Nullable LocalDate knownOn,
            List<Audit.Finding> findings) {}

    public record Behind(
            Form form,
            String label,
            Unit unit,
            LocalDate asOf,
            Slice<BehindCells.Student> students,
            @Nullable String next) {}

    private final ReportForms forms;
    private final Fill fill;
    private final BehindCells cells;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    ReadTables(
            ReportForms forms,
            Fill fill,
            BehindCells cells,
            Units units,
            Ledger ledger,
            Clock clock) {
        this.forms = forms;
        this.fill = fill;
        this.cells = cells;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    List<Form> all() {
        return forms.all();
    }

    @Transactional
    Shown show(Asked asked) {
        var unit = unit(asked.unit());
        var source = source(asked, unit);
        var form = fill.expand(form(asked, source), source);
        var figures = fill.count(form, source);
        return new Shown(
                TableShown.of(figures, (row, column) -> href(asked, unit, source, row, column)),
                unit,
                around(unit),
                source.period().asOf(),
                asked.knownOn(),
                Audit.of(Map.of(form.code(), figures), Map.of()));
    }

    @Transactional
    Behind behind(Asked asked, String row, String column, @Nullable String cursor) {
        var unit = unit(asked.unit());
        var source = source(asked, unit);
        var form = fill.expand(form(asked, source), source);
        var line = form.row(row).orElseThrow(() -> new Absent("row"));
        var head = form.column(column).orElseThrow(() -> new Absent("column"));
        if (Form.typed(line, head)) {
            throw new Absent("cell");
        }
        var students = cells.behind(form, line, head, source, LISTED, cursor);
        ledger.note(
                Act.of("report.students", "unit:" + unit.id())
                        .at(unit.pos())
                        .to(
                                Map.of(
                                        "cell", form.code() + "/" + row + "/" + column,
                                        "asOf", source.period().asOf().toString(),
                                        "shown", students.items().size())));
        return new Behind(
                form,
                line.label() + " · " + head.label(),
                unit,
                source.period().asOf(),
                students,
                students.next() == null
                        ? null
                        : href(asked, unit, source, line, head) + "&cursor=" + students.next());
    }

    void taken(Shown it) {
        ledger.note(
                Act.of("report.sheet", "unit:" + it.unit().id())
                        .at(it.unit().pos())
                        .to(
                                new HashMap<>(
                                        Map.of(
                                                "form", it.table().code(),
                                                "asOf", it.asOf().toString()))));
    }

    private Form form(Asked asked, Source source) {
        return forms.find(asked.code(), source.period().year())
                .orElseThrow(() -> new Absent("form " + asked.code()));
    }

    private Source.Register source(Asked asked, Unit unit) {
        var day = asked.asOf() == null ? LocalDate.now(clock) : asked.asOf();
        return new Source.Register(
                unit.pos(), unit.posEnd(), Period.of(day), known(asked.knownOn()));
    }

    private @Nullable Instant known(@Nullable LocalDate day) {
        return day == null ? null : day.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
    }

    private List<Choice> around(Unit unit) {
        var reach = Acting.now().scope();
        return Stream.concat(
                        units.path(unit.id()).stream().filter(it -> reach.reaches(it.pos())),
                        units.children(unit.id()).stream().limit(MOST_BELOW))
                .map(it -> new Choice(it.id().toString(), it.name()))
                .toList();
    }

    private Unit unit(@Nullable UUID asked) {
        var actor = Acting.now();
        var id = asked == null ? actor.unit() : asked;
        return units.find(id == null ? new UUID(0, 0) : id)
                .filter(it -> actor.scope().reaches(it.pos()))
                .orElseThrow(() -> new Absent("unit"));
    }

    private static String href(
            Asked asked, Unit unit, Source source, Form.Line row, Form.Line column) {
        return "/reports/tables/%s/students?unit=%s&row=%s&column=%s&asOf=%s%s"
                .formatted(
                        asked.code(),
                        unit.id(),
                        row.key(),
                        column.key(),
                        source.period().asOf(),
                        asked.knownOn() == null ? "" : "&knownOn=" + asked.knownOn());
    }
}
