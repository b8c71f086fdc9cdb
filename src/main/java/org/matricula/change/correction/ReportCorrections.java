package org.matricula.change.correction;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 上报批次: what was approved above goes to the higher body in a batch that is frozen and numbered.
/// What lacks a number or an image waits for the next one.
@Service
public class ReportCorrections {

    /// @param missing message keys of what it still lacks; empty where it can go
    public record Waiting(
            CorrectionRows.Line line, List<String> fields, int images, List<String> missing) {}

    public record Entry(
            CorrectionRows.Line line,
            List<CorrectionItems.Item> items,
            List<CorrectionItems.Paper> papers) {}

    public record Batch(CorrectionRows.Report report, Unit institution, List<Entry> entries) {

        long errors() {
            return entries.stream().filter(it -> it.line().reason().equals("entry-error")).count();
        }

        long changes() {
            return entries.size() - errors();
        }
    }

    private final CorrectionRows rows;
    private final CorrectionItems items;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    ReportCorrections(
            CorrectionRows rows, CorrectionItems items, Units units, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.items = items;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// The school reported for: the one asked for, or that of the acting post.
    @Transactional(readOnly = true)
    public Unit institution(@Nullable UUID asked) {
        var own = asked == null ? Acting.now().unit() : asked;
        var unit = own == null ? units.institutions().getFirst() : units.find(own).orElse(null);
        if (unit == null) {
            throw new Absent("unit");
        }
        var id = unit.institutionId() == null ? unit.id() : unit.institutionId();
        return units.find(Objects.requireNonNull(id)).orElseThrow(() -> new Absent("unit"));
    }

    @Transactional(readOnly = true)
    public List<Waiting> waiting(UUID institution, StudentMoment moment) {
        return rows.waiting(institution, moment).stream().map(this::waiting).toList();
    }

    private Waiting waiting(CorrectionRows.Line it) {
        var papers = items.papers(it.caseId());
        var missing = new ArrayList<String>();
        if (it.key().isBlank()) {
            missing.add("correction.report.no-number");
        }
        if (papers.isEmpty()) {
            missing.add("correction.report.no-image");
        }
        if (papers.stream().anyMatch(one -> !one.mediaType().startsWith("image/"))) {
            missing.add("correction.report.not-image");
        }
        return new Waiting(
                it,
                items.of(it.caseId()).stream().map(one -> one.detail().label()).toList(),
                papers.size(),
                missing);
    }

    @Transactional(readOnly = true)
    public List<CorrectionRows.Report> reports(UUID institution) {
        return rows.reports(institution);
    }

    /// @param cases those chosen; each has to be complete, and waiting still
    @Transactional
    public UUID freeze(UUID institution, StudentMoment moment, List<UUID> cases) {
        var school = institution(institution);
        var today = LocalDate.now(clock);
        var seq = rows.next(school.id(), today.getYear());
        var chosen =
                waiting(school.id(), moment).stream()
                        .filter(it -> cases.contains(it.line().caseId()))
                        .toList();
        Refused.unlessEmpty(
                Refusal.all(
                        cases.isEmpty() ? Refusal.input("id", "correction.report.nobody") : null,
                        chosen.size() == List.copyOf(new java.util.HashSet<>(cases)).size()
                                ? null
                                : Refusal.conflict("correction.report.gone"),
                        Refusal.when(
                                chosen.stream().anyMatch(it -> !it.missing().isEmpty()),
                                "correction.report.incomplete")));
        var id =
                rows.freeze(
                        school.id(),
                        school.pos(),
                        moment,
                        today.getYear(),
                        seq,
                        clock.instant(),
                        chosen.stream().map(Waiting::line).toList());
        ledger.record(
                Act.of("correction.report", "correction-report:" + id)
                        .at(school.pos())
                        .to(Map.of("moment", moment.code(), "students", chosen.size())));
        return id;
    }

    /// @throws Absent if there is none within reach
    @Transactional
    public Batch batch(UUID report) {
        var it = rows.report(report).orElseThrow(() -> new Absent("report"));
        var school = units.get(it.institution());
        ledger.record(
                Act.of("correction.report.take", "correction-report:" + report).at(school.pos()));
        return new Batch(
                it,
                school,
                rows.frozen(report).stream()
                        .map(line ->
                                new Entry(
                                        line, items.of(line.caseId()), items.papers(line.caseId())))
                        .toList());
    }
}
