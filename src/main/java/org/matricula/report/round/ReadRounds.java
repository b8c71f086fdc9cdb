package org.matricula.report.round;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Slice;
import org.matricula.organisation.Units;
import org.matricula.page.Choice;
import org.matricula.page.Line;
import org.matricula.report.form.Figures;
import org.matricula.report.form.Fill;
import org.matricula.report.form.Form;
import org.matricula.report.form.Period;
import org.matricula.report.form.ReportForms;
import org.matricula.report.form.Source;
import org.matricula.report.form.TableShown;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Rounds as the unit above sees them: who has handed in, what they add up to, and where that is
/// not what the register tells the unit itself.
@Service
public class ReadRounds {

    private final ReportRows rows;
    private final RepetitionRows repetitions;
    private final SubmissionRows submissionRows;
    private final Filled filled;
    private final CallForReports callForReports;
    private final ReportForms forms;
    private final Fill fill;
    private final Units units;
    private final Clock clock;

    ReadRounds(
            ReportRows rows,
            RepetitionRows repetitions,
            SubmissionRows submissionRows,
            Filled filled,
            CallForReports callForReports,
            ReportForms forms,
            Fill fill,
            Units units,
            Clock clock) {
        this.rows = rows;
        this.repetitions = repetitions;
        this.submissionRows = submissionRows;
        this.filled = filled;
        this.callForReports = callForReports;
        this.forms = forms;
        this.fill = fill;
        this.units = units;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Slice<Round> page(@Nullable UUID before, int limit) {
        return Slice.of(rows.page(before, limit), limit, it -> it.id().toString());
    }

    @Transactional(readOnly = true)
    public SubmissionView.OneRound one(UUID id) {
        var it = rows.get(id);
        return new SubmissionView.OneRound(
                it,
                filled.asked(id).stream().map(ReadRounds::choice).toList(),
                rows.submissions(id),
                repetitions.of(id).orElse(null),
                Roles.judges(it),
                LocalDate.now(clock));
    }

    /// The forms of one's own kind of school first.
    public SubmissionView.NewRoundForm form(List<Line> lines) {
        var unit = Acting.now().unit();
        var below = unit == null ? List.<Choice>of() : below(unit);
        var college =
                unit != null && !"school".equals(units.get(unit).education()) && below.isEmpty();
        var year = Period.of(LocalDate.now(clock)).year();
        return new SubmissionView.NewRoundForm(
                forms.offered(year).stream()
                        .sorted(
                                Comparator.comparing((Form it) ->
                                        it.where().containsKey("education") == college))
                        .toList(),
                year,
                below,
                below.isEmpty(),
                LocalDate.now(clock),
                lines);
    }

    private List<Choice> below(UUID unit) {
        return callForReports.below(unit).stream()
                .map(it -> new Choice(it.id().toString(), it.name()))
                .toList();
    }

    /// 汇总: what the units handed in, added up, against what the register tells now as of the same
    /// day.
    ///
    /// @param code the form to show; null for the first
    @Transactional
    public SubmissionView.Sum sum(UUID id, @Nullable String code) {
        var round = rows.get(id);
        if (!Roles.judges(round) || !round.kind().equals(Round.TABLES)) {
            throw new Absent("round " + id);
        }
        var asked = filled.asked(id);
        var form =
                asked.stream()
                        .filter(it -> code == null || it.code().equals(code))
                        .findFirst()
                        .orElseThrow(() -> new Absent("form"));
        var in = rows.submissions(id).stream().filter(Submission::handedIn).toList();
        var sums =
                submissionRows
                        .sums(in.stream().map(Submission::id).toList())
                        .getOrDefault(form.code(), Map.of());
        var own = own(round, form);
        var figures =
                new Figures(
                        filled.withAll(own.form(), in.stream().map(Submission::id).toList()), sums);
        return new SubmissionView.Sum(
                round,
                asked.stream().map(ReadRounds::choice).toList(),
                form.code(),
                TableShown.of(
                        figures,
                        (row, column) ->
                                "/reports/rounds/%s/sum/cells?form=%s&row=%s&column=%s"
                                        .formatted(id, form.code(), row.key(), column.key())),
                in.size(),
                (int) round.units(),
                differences(figures, own, round));
    }

    /// 汇总数由哪些单位构成: what each unit that handed in reported of one cell.
    @Transactional
    public SubmissionView.Parts parts(UUID id, String code, String row, String column) {
        var sum = sum(id, code);
        var shown =
                sum.table().rows().stream()
                        .filter(it -> it.key().equals(row))
                        .findFirst()
                        .orElseThrow(() -> new Absent("row"));
        var head =
                sum.table().columns().stream()
                        .filter(it -> it.key().equals(column))
                        .findFirst()
                        .orElseThrow(() -> new Absent("column"));
        var in = rows.submissions(id).stream().filter(Submission::handedIn).toList();
        var numbers =
                submissionRows.cell(
                        in.stream().map(Submission::id).toList(), sum.code(), row, column);
        var units =
                in.stream()
                        .map(it -> part(it, numbers.getOrDefault(it.id(), 0L), sum, row, column))
                        .toList();
        return new SubmissionView.Parts(
                sum.round(),
                sum.code(),
                shown.label() + " · " + head.label(),
                units,
                units.stream().mapToLong(SubmissionView.Part::n).sum());
    }

    private static SubmissionView.Part part(
            Submission it, long n, SubmissionView.Sum sum, String row, String column) {
        return new SubmissionView.Part(
                it.unit(),
                n,
                n == 0
                        ? null
                        : "/reports/%s/cells?form=%s&row=%s&column=%s"
                                .formatted(it.id(), sum.code(), row, column));
    }

    private Figures own(Round round, Form form) {
        var unit = units.get(round.unitId());
        var source = new Source.Register(unit.pos(), unit.posEnd(), Period.of(round.asOf()), null);
        return fill.count(fill.expand(form, source), source);
    }

    private static List<SubmissionView.Difference> differences(
            Figures sums, Figures own, Round round) {
        var all = new ArrayList<SubmissionView.Difference>();
        for (var row : sums.form().rows()) {
            var lost = !own.form().rows().contains(row);
            for (var column : own.form().columns()) {
                var given = own.given(row, column);
                var counted =
                        given == null && lost && !Form.typed(row, column) ? Long.valueOf(0) : given;
                var sum = sums.at(row.key(), column.key());
                if (counted != null && counted != sum) {
                    all.add(
                            new SubmissionView.Difference(
                                    row.label() + " · " + column.label(),
                                    sum,
                                    Objects.requireNonNull(counted),
                                    lost
                                            ? "/reports/rounds/%s/sum/cells?form=%s&row=%s&column=%s"
                                                    .formatted(
                                                            round.id(),
                                                            own.form().code(),
                                                            row.key(),
                                                            column.key())
                                            : "/reports/tables/%s/students?row=%s&column=%s&asOf=%s"
                                                    .formatted(
                                                            own.form().code(),
                                                            row.key(),
                                                            column.key(),
                                                            round.asOf())));
                }
            }
        }
        return all;
    }

    private static Choice choice(Form it) {
        return new Choice(it.code(), it.title());
    }
}
