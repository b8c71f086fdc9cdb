package org.matricula.report.form;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.sheet.SheetGuard;
import org.matricula.sheet.SheetLimits;
import org.matricula.sheet.SheetReader;
import org.matricula.sheet.Verdict;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 录入表式: a table whose layout arrives after the program is laid down from a workbook, looked at
/// with the register's own figures, and put to use. It is then filled, compared, explained and
/// handed in like those that came with the program. A round that was opened keeps the layout it was
/// opened with.
@Service
public class LayLayouts {

    private static final int LONGEST_REASON = 500;

    /// A version, and what it would show today.
    ///
    /// @param unit whose students the figures are; null where the reader belongs to none
    public record Shown(
            Layout layout,
            Form form,
            TableShown table,
            @Nullable Unit unit,
            List<Audit.Finding> findings) {}

    private final SheetGuard guard = new SheetGuard(SheetLimits.usual());
    private final SheetReader reader = new SheetReader(SheetLimits.usual());
    private final LayoutRows rows;
    private final LayoutBook book;
    private final ReportForms forms;
    private final Fill fill;
    private final Codes codes;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    LayLayouts(
            LayoutRows rows,
            LayoutBook book,
            ReportForms forms,
            Fill fill,
            Codes codes,
            Units units,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.book = book;
        this.forms = forms;
        this.fill = fill;
        this.codes = codes;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    List<Layout> all() {
        return rows.all();
    }

    List<Form> known() {
        return forms.all();
    }

    /// Reads a workbook and keeps the layout as a draft; nothing is kept where anything in it is
    /// wrong.
    ///
    /// @throws Refused naming each wrong cell and what to do
    @Transactional
    public UUID lay(String fileName, byte[] file) {
        mine();
        var read = read(file);
        Refused.unlessEmpty(read.problems());
        var form = java.util.Objects.requireNonNull(read.form());
        var id = rows.add(form, fileName, file, clock.instant());
        ledger.record(act("report.lay-layout", id, form.code(), form.from()));
        return id;
    }

    /// As it would be filled today for the reader's own unit.
    @Transactional(readOnly = true)
    public Shown show(UUID id) {
        mine();
        var layout = rows.find(id).orElseThrow(() -> new Absent("layout"));
        var form = rows.definition(id);
        var own = Acting.now().unit();
        var unit = own == null ? null : units.get(own);
        if (unit == null) {
            var blank = new Figures(form, Map.of());
            return new Shown(layout, form, TableShown.of(blank, (_, _) -> null), null, List.of());
        }
        var source =
                new Source.Register(
                        unit.pos(), unit.posEnd(), Period.of(LocalDate.now(clock)), null);
        var written = fill.expand(form, source);
        var figures = fill.count(written, source);
        return new Shown(
                layout,
                written,
                TableShown.of(figures, (_, _) -> null),
                unit,
                Audit.of(Map.of(form.code(), figures), Map.of()));
    }

    /// 启用: from now on rounds may ask for it, and it stands in the list of tables.
    @Transactional
    public void use(UUID id) {
        mine();
        if (!held(id).equals("draft")) {
            throw new Refused(Refusal.conflict("layout.not-draft"));
        }
        rows.use(id, clock.instant());
        var it = rows.find(id).orElseThrow();
        ledger.record(act("report.use-layout", id, it.code(), it.fromYear()));
    }

    /// 撤下: what was asked for with it stays as it is.
    @Transactional
    public void withdraw(UUID id, String why) {
        mine();
        if (why.isBlank() || why.length() > LONGEST_REASON) {
            throw new Refused(Refusal.input("why", "field.missing"));
        }
        if (!held(id).equals("used")) {
            throw new Refused(Refusal.conflict("layout.not-used"));
        }
        rows.withdraw(id, why.strip(), clock.instant());
        var it = rows.find(id).orElseThrow();
        ledger.record(
                act("report.withdraw-layout", id, it.code(), it.fromYear()).because(why.strip()));
    }

    /// Any known table as the workbook of its layout, the pattern for the next.
    void write(String code, OutputStream out) {
        mine();
        book.write(
                forms.find(code, Period.of(LocalDate.now(clock)).year())
                        .orElseThrow(() -> new Absent("form " + code)),
                out);
    }

    void write(UUID id, OutputStream out) {
        mine();
        rows.find(id).orElseThrow(() -> new Absent("layout"));
        book.write(rows.definition(id), out);
    }

    ReadLayout.Read read(byte[] content) {
        Path file = null;
        try {
            file = Files.createTempFile("layout", ".part");
            Files.write(file, content);
            return switch (guard.judge(file)) {
                case Verdict.TurnedAway away ->
                        throw new Refused(Refusal.input("file", "layout.file"));
                case Verdict.Admitted admitted -> {
                    try (var opened = reader.open(admitted.file())) {
                        yield new ReadLayout(opened, codes, forms).read();
                    }
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            discard(file);
        }
    }

    private static void discard(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String held(UUID id) {
        return rows.held(id).orElseThrow(() -> new Absent("layout"));
    }

    private static Act act(String what, UUID id, String code, int from) {
        return Act.of(what, "layout:" + id).to(Map.of("form", code, "from", from));
    }

    /// Layouts hold for everybody, as the code tables do.
    private static void mine() {
        if (!Acting.now().holds("administrator", "system")) {
            throw new Refused(Refusal.forbidden("layout.reach"));
        }
    }
}
