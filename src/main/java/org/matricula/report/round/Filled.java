package org.matricula.report.round;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.matricula.report.form.Audit;
import org.matricula.report.form.Figures;
import org.matricula.report.form.Form;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// A submission's forms and figures as they stand, and what in them does not agree.
@Component
class Filled {

    /// @param explanation why it is right nevertheless; empty where none was given for these
    ///   numbers
    record Checked(Audit.Finding finding, String explanation, String by) {

        boolean settled() {
            return !finding.hard() && !explanation.isEmpty();
        }
    }

    private static final String BLANK = "|blank";

    private final ReportRows rounds;
    private final SubmissionRows rows;
    private final JsonMapper json;

    Filled(ReportRows rounds, SubmissionRows rows, JsonMapper json) {
        this.rounds = rounds;
        this.rows = rows;
        this.json = json;
    }

    /// As the round laid them down, before a unit's own rows are written out.
    List<Form> asked(UUID round) {
        return rounds.forms(round).stream().map(this::read).toList();
    }

    /// With the rows that units handed in and that the register no longer writes out.
    Form withAll(Form form, List<UUID> submissions) {
        var known = form.rows().stream().map(Form.Line::key).toList();
        var all = new java.util.ArrayList<>(form.rows());
        rows.linesBeyond(submissions, form.code(), known)
                .forEach(it -> all.add(json.readValue(it, Form.Line.class)));
        return form.with(all);
    }

    /// In the round's order; empty before the first filling.
    Map<String, Figures> of(Submission it) {
        var kept =
                rows.forms(it.id()).stream()
                        .collect(Collectors.toMap(ReportRows.Kept::code, this::read));
        var numbers = rows.figures(it.id());
        var figures = new LinkedHashMap<String, Figures>();
        for (var form : rounds.forms(it.roundId())) {
            var written = kept.get(form.code());
            if (written != null) {
                figures.put(
                        form.code(),
                        new Figures(written, numbers.getOrDefault(form.code(), Map.of())));
            }
        }
        return figures;
    }

    /// What forbids signing first.
    List<Checked> checked(Submission it, Round round, Map<String, Figures> figures) {
        var previous =
                rounds.previous(it.unitId(), round.asOf())
                        .map(id -> of(rounds.submission(id)))
                        .orElse(Map.of());
        var findings = new java.util.ArrayList<>(Audit.of(figures, previous));
        figures.values()
                .forEach(one -> {
                    var blank = blank(one);
                    if (blank > 0) {
                        var code = one.form().code();
                        findings.add(
                                new Audit.Finding(code + BLANK, code, "", "", false, blank, 0));
                    }
                });
        var explained =
                rows.explained(it.id()).stream()
                        .collect(Collectors.toMap(SubmissionRows.Explained::finding, one -> one));
        return findings.stream()
                .map(one -> {
                    var words = explained.get(one.key());
                    return words == null || !words.numbers().equals(one.numbers())
                            ? new Checked(one, "", "")
                            : new Checked(one, words.words(), words.explainedBy());
                })
                .sorted(Comparator.comparing((Checked one) -> !one.finding().hard()))
                .toList();
    }

    private static long blank(Figures it) {
        return it.form().rows().stream()
                .flatMap(row ->
                        it.form().columns().stream()
                                .filter(column ->
                                        Form.typed(row, column) && it.given(row, column) == null))
                .count();
    }

    private Form read(ReportRows.Kept kept) {
        return json.readValue(kept.definition(), Form.class);
    }
}
