package org.matricula.report.round;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.organisation.Units;
import org.matricula.page.Choice;
import org.matricula.page.Line;
import org.matricula.report.form.BehindCells;
import org.matricula.report.form.Figures;
import org.matricula.report.form.Form;
import org.matricula.report.form.Period;
import org.matricula.report.form.Source;
import org.matricula.report.form.TableShown;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What somebody sees of a submission, whom a cell counts, and what has changed since it was
/// filled.
@Service
public class ReadSubmissions {

    private static final int LISTED = 50;

    private final ReportRows rounds;
    private final SubmissionRows rows;
    private final CountedStudents counted;
    private final Filled filled;
    private final BehindCells behind;
    private final Seals seals;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    ReadSubmissions(
            ReportRows rounds,
            SubmissionRows rows,
            CountedStudents counted,
            Filled filled,
            BehindCells behind,
            Seals seals,
            Units units,
            Ledger ledger,
            Clock clock) {
        this.rounds = rounds;
        this.rows = rows;
        this.counted = counted;
        this.filled = filled;
        this.behind = behind;
        this.seals = seals;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param code the form to show; null for the first
    @Transactional
    public SubmissionView.One one(UUID id, @Nullable String code, List<Line> lines) {
        var it = rounds.submission(id);
        var round = rounds.get(it.roundId());
        var figures = filled.of(it);
        var shown =
                code != null && figures.containsKey(code)
                        ? code
                        : figures.keySet().stream().findFirst().orElse("");
        return new SubmissionView.One(
                it,
                round,
                figures.values().stream()
                        .map(one -> new Choice(one.form().code(), one.form().title()))
                        .toList(),
                shown,
                shown.isEmpty() ? null : table(it, figures.get(shown)),
                filled.checked(it, round, figures).stream().map(ReadSubmissions::finding).toList(),
                rows.steps(it.currentId() == null ? id : it.currentId()).stream()
                        .map(this::step)
                        .toList(),
                counted.of(id),
                rounds.versions(id),
                it.hash() == null
                        ? null
                        : Arrays.equals(seals.of(id), HexFormat.of().parseHex(it.hash())),
                it.open() && Roles.handles(it),
                it.state().equals("signed") && Roles.heads(it),
                it.state().equals("submitted") && Roles.judges(round),
                LocalDate.now(clock),
                lines);
    }

    /// The figures of one form, for the sheet.
    @Transactional
    public TableShown table(UUID id, String code) {
        var it = rounds.submission(id);
        var figures = filled.of(it).get(code);
        if (figures == null) {
            throw new Absent("form " + code);
        }
        ledger.note(
                Act.of("report.sheet", FillSubmission.subject(id))
                        .at(it.scopePos())
                        .to(Map.of("form", code)));
        return table(it, figures);
    }

    private static TableShown table(Submission it, Figures figures) {
        return TableShown.of(
                figures,
                (row, column) ->
                        "/reports/%s/cells?form=%s&row=%s&column=%s"
                                .formatted(
                                        it.id(), figures.form().code(), row.key(), column.key()));
    }

    /// 单元格背后的学生: whom a figure counts, as it was kept. Each look stands in the ledger.
    @Transactional
    public SubmissionView.Behind behind(
            UUID id, Place place, @Nullable String side, @Nullable String cursor) {
        var it = rounds.submission(id);
        var figures = filled.of(it).get(place.form());
        if (figures == null) {
            throw new Absent("form " + place.form());
        }
        var past = side == null ? null : past(it, place.against());
        var form =
                past == null
                        ? figures.form()
                        : figures.form()
                                .joined(
                                        List.of(
                                                filled.of(past)
                                                        .getOrDefault(place.form(), figures)
                                                        .form()));
        var row = form.row(place.row()).orElseThrow(() -> new Absent("row"));
        var column = form.column(place.column()).orElseThrow(() -> new Absent("column"));
        if (Form.typed(row, column)) {
            throw new Absent("cell");
        }
        var students =
                side == null
                        ? behind.behind(form, row, column, kept(it), LISTED, cursor)
                        : behind.changed(
                                form,
                                row,
                                column,
                                past == null ? now(it) : kept(it),
                                past == null ? id : past.id(),
                                side.equals("came"),
                                LISTED,
                                cursor);
        ledger.note(
                Act.of("report.students", FillSubmission.subject(id))
                        .at(it.scopePos())
                        .to(
                                Map.of(
                                        "cell",
                                        form.code() + "/" + row.key() + "/" + column.key(),
                                        "shown",
                                        students.items().size())));
        return new SubmissionView.Behind(
                it,
                form.code(),
                row.label() + " · " + column.label(),
                side,
                students,
                students.next() == null ? null : place.href(id, side, students.next()));
    }

    /// Which cell.
    ///
    /// @param against what was sent back, to compare with; null for today
    public record Place(String form, String row, String column, @Nullable UUID against) {

        String href(UUID id) {
            return "/reports/%s/cells?form=%s&row=%s&column=%s%s"
                    .formatted(id, form, row, column, against == null ? "" : "&against=" + against);
        }

        String href(UUID id, @Nullable String side, String cursor) {
            return href(id) + (side == null ? "" : "&side=" + side) + "&cursor=" + cursor;
        }
    }

    /// 报送后的变化: which cells would be otherwise if they were filled today, as of the same day; or
    /// which are otherwise than in what was sent back.
    ///
    /// @param against a version of it, null for today
    @Transactional
    public SubmissionView.Changed changed(UUID id, @Nullable UUID against) {
        var it = rounds.submission(id);
        var past = past(it, against);
        var round = rounds.get(it.roundId());
        var now = past == null ? now(it) : kept(it);
        var before = filled.of(past == null ? it : past);
        var after = past == null ? before : filled.of(it);
        var cells = new ArrayList<SubmissionView.CellChange>();
        for (var figures : after.values()) {
            var then = before.getOrDefault(figures.form().code(), figures);
            var form = figures.form().joined(List.of(then.form()));
            var changes = behind.changes(form, now, past == null ? id : past.id());
            for (var row : form.rows()) {
                for (var column : form.columns()) {
                    var key = Figures.key(row.key(), column.key());
                    var change = changes.getOrDefault(key, BehindCells.Change.NONE);
                    var was = then.at(row.key(), column.key());
                    var is =
                            past == null
                                    ? was + change.came() - change.left()
                                    : figures.at(row.key(), column.key());
                    if (is != was || changes.containsKey(key)) {
                        cells.add(
                                new SubmissionView.CellChange(
                                        form.code(),
                                        row.label() + " · " + column.label(),
                                        was,
                                        change.came(),
                                        change.left(),
                                        is,
                                        new Place(form.code(), row.key(), column.key(), against)
                                                .href(id)));
                    }
                }
            }
        }
        return new SubmissionView.Changed(it, round, past, cells);
    }

    /// @throws Absent where it is no version of the submission
    private @Nullable Submission past(Submission it, @Nullable UUID against) {
        if (against == null) {
            return null;
        }
        return rounds.versions(it.id()).stream()
                .filter(one -> one.id().equals(against))
                .findFirst()
                .orElseThrow(() -> new Absent("version " + against));
    }

    private Source.Kept kept(Submission it) {
        return new Source.Kept(it.id(), Period.of(rounds.get(it.roundId()).asOf()));
    }

    private Source.Register now(Submission it) {
        var unit = units.get(it.unitId());
        return new Source.Register(
                unit.pos(), unit.posEnd(), Period.of(rounds.get(it.roundId()).asOf()), null);
    }

    private static SubmissionView.Finding finding(Filled.Checked it) {
        var one = it.finding();
        return new SubmissionView.Finding(
                one.key(),
                one.form(),
                one.name(),
                one.where(),
                one.hard(),
                one.left(),
                one.right(),
                it.explanation(),
                it.by());
    }

    private SubmissionView.Step step(SubmissionRows.Step it) {
        return new SubmissionView.Step(
                it.what(),
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
                        .withZone(clock.getZone())
                        .format(it.at()),
                it.who(),
                it.role(),
                it.words());
    }
}
