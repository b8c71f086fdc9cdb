package org.matricula.coursework.archive;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.calendar.Term;
import org.matricula.calendar.Terms;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.policy.Policies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 上报教务处: a college hands in a term's materials when nothing of them is missing, and its
/// examination workload; the academic office receives both.
@Service
class HandIn {

    /// How many of what is missing are named at once.
    private static final int NAMED = 20;

    private final Archive archive;
    private final ArchiveRows rows;
    private final TermReports reports;
    private final ExamWorkloads workloads;
    private final Terms terms;
    private final Units units;
    private final Policies policies;
    private final Ledger ledger;
    private final Clock clock;

    HandIn(
            Archive archive,
            ArchiveRows rows,
            TermReports reports,
            ExamWorkloads workloads,
            Terms terms,
            Units units,
            Policies policies,
            Ledger ledger,
            Clock clock) {
        this.archive = archive;
        this.rows = rows;
        this.reports = reports;
        this.workloads = workloads;
        this.terms = terms;
        this.units = units;
        this.policies = policies;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param matter `materials` or `workload`
    @Transactional
    void handIn(UUID term, String matter) {
        var unit = own();
        var institution = unit.institutionId();
        if (institution == null) {
            throw new Absent("unit");
        }
        var it = term(institution, term);
        Refused.unlessEmpty(
                switch (matter) {
                    case "materials" -> missing(term, unit);
                    case "workload" ->
                            Refusal.all(
                                    workloads.sums(term).isEmpty()
                                            ? Refusal.rule("archive.no-workload")
                                            : null);
                    default -> List.of(Refusal.input("matter", "archive.matter"));
                });
        var due = ArchivePolicies.dueOn(it, institution, terms, policies);
        if (!rows.handIn(unit, term, matter, due, LocalDate.now(clock), clock.instant())) {
            throw new Refused(Refusal.conflict("archive.handed-in"));
        }
        ledger.record(
                Act.of("archive.hand-in", "unit:" + unit.id())
                        .at(unit.pos())
                        .to(
                                Map.of(
                                        "term",
                                        term.toString(),
                                        "matter",
                                        matter,
                                        "due",
                                        due.toString())));
    }

    /// By the academic office, and not by who handed it in.
    @Transactional
    void receive(UUID report) {
        var it = reports.find(report).orElseThrow(() -> new Absent("term report"));
        var actor = Acting.now();
        Refused.unlessEmpty(
                Refusal.all(
                        actor.account() != null && actor.account().equals(it.handedBy())
                                ? Refusal.forbidden("archive.own")
                                : null));
        if (!rows.receive(report, clock.instant())) {
            throw new Refused(Refusal.conflict("archive.received"));
        }
        ledger.record(
                Act.of("archive.receive", "unit:" + it.unitId())
                        .at(it.scopePos())
                        .to(Map.of("term", it.termId().toString(), "matter", it.matter())));
    }

    /// The college one acts for.
    Unit own() {
        var unit = Acting.now().unit();
        if (unit == null) {
            throw new Absent("unit");
        }
        return units.get(unit);
    }

    Term term(UUID institution, UUID term) {
        return terms.of(institution).stream()
                .filter(it -> it.id().equals(term))
                .findFirst()
                .orElseThrow(() -> new Absent("term"));
    }

    /// What stands in the way of handing in, each by its class and course.
    List<Refusal> missing(UUID term, Unit unit) {
        var all = new ArrayList<Refusal>();
        var none = new java.util.concurrent.atomic.AtomicBoolean(true);
        archive.each(
                term,
                unit.pos(),
                unit.posEnd(),
                it -> {
                    none.set(false);
                    for (var what : it.missing()) {
                        all.add(
                                Refusal.rule(
                                        "archive.missing." + what,
                                        it.unit(),
                                        it.course(),
                                        it.teacher()));
                    }
                });
        if (none.get()) {
            all.add(Refusal.rule("archive.nothing"));
        }
        for (var it : archive.classes(term, unit.pos(), unit.posEnd())) {
            for (var what : it.missing()) {
                all.add(Refusal.rule("archive.missing." + what, it.unit()));
            }
        }
        return all.size() <= NAMED
                ? all
                : List.copyOf(
                        java.util.stream.Stream.concat(
                                        all.stream().limit(NAMED),
                                        java.util.stream.Stream.of(
                                                Refusal.rule(
                                                        "archive.missing.more",
                                                        all.size() - NAMED)))
                                .toList());
    }
}
