package org.matricula.change.platform;

import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.calendar.Terms;
import org.matricula.calendar.WorkingDays;
import org.matricula.change.platform.PlatformReports.Owed;
import org.matricula.change.platform.PlatformReports.Report;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.sheet.SteadyArchive;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 学信网退学书面报告: within ten working days of a term's first day a teaching point hands in all batches
/// of the term before and of the vacation; the branch sums them up and forwards them to the
/// province (电大学籍管理工作流程 三(二)1、2). The first day itself is not counted (民法典 第二百零一条).
@Service
public class ReportPlatform {

    private static final int WITHIN = 10;

    /// @param term the term reported, its vacation included
    /// @param until first day of the term in which it is reported
    public record Period(String term, LocalDate from, LocalDate until, LocalDate dueOn) {}

    private final PlatformReports rows;
    private final PlatformBatches batches;
    private final PlatformPackage packages;
    private final PlatformLetter letter;
    private final Terms terms;
    private final WorkingDays workingDays;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    ReportPlatform(
            PlatformReports rows,
            PlatformBatches batches,
            PlatformPackage packages,
            PlatformLetter letter,
            Terms terms,
            WorkingDays workingDays,
            Units units,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.batches = batches;
        this.packages = packages;
        this.letter = letter;
        this.terms = terms;
        this.workingDays = workingDays;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// The last term that is over, vacation and all; none before there are two terms.
    @Transactional(readOnly = true)
    public Optional<Period> period(Unit unit) {
        var begun =
                terms.of(unit.id()).stream()
                        .filter(it -> !it.from().isAfter(LocalDate.now(clock)))
                        .toList();
        if (begun.size() < 2) {
            return Optional.empty();
        }
        var now = begun.get(0);
        var last = begun.get(1);
        return Optional.of(
                new Period(
                        last.year() + " " + last.name(),
                        last.from(),
                        now.from(),
                        workingDays.plus(now.from(), WITHIN)));
    }

    @Transactional(readOnly = true)
    public List<Owed> owed(Unit unit) {
        return period(unit).map(it -> rows.owed(unit, it.from(), it.until())).orElse(List.of());
    }

    @Transactional(readOnly = true)
    public List<Report> list(Unit unit) {
        return rows.list(unit);
    }

    /// The point's report of the last term, or the branch's that sums up its points'.
    @Transactional
    public UUID hand(Unit unit) {
        var own =
                switch (unit.kind()) {
                    case "teaching-point" -> Acting.now().holds("registrar", "point-reviewer");
                    case "branch" -> Acting.now().holds("registrar", "branch-reviewer");
                    default -> true;
                };
        if (!own) {
            throw new Refused(Refusal.forbidden("platform.report-unit"));
        }
        var period =
                period(unit).orElseThrow(() -> new Refused(Refusal.conflict("platform.no-term")));
        var owed = rows.owed(unit, period.from(), period.until());
        return switch (unit.kind()) {
            case "teaching-point" -> insert(unit, "point", period, owed);
            case "branch" -> forward(unit, period, owed);
            default -> throw new Refused(Refusal.input("unit", "platform.report-unit"));
        };
    }

    private UUID forward(Unit branch, Period period, List<Owed> owed) {
        var silent = owed.stream().filter(it -> it.reportId() == null).toList();
        var other = owed.stream().filter(it -> it.reportId() != null && !it.agrees()).toList();
        Refused.unlessEmpty(
                Refusal.all(
                        silent.isEmpty()
                                ? null
                                : Refusal.rule("platform.report-silent", names(silent)),
                        other.isEmpty()
                                ? null
                                : Refusal.rule("platform.report-differs", names(other))));
        var id = insert(branch, "branch", period, owed);
        rows.forward(id, branch, period.from());
        return id;
    }

    private UUID insert(Unit unit, String level, Period period, List<Owed> owed) {
        if (owed.isEmpty()) {
            throw new Refused(Refusal.conflict("platform.report-nothing", period.term()));
        }
        var many = owed.stream().mapToInt(Owed::batches).sum();
        var students = owed.stream().mapToInt(Owed::students).sum();
        try {
            var id = rows.insert(unit, level, period, many, students);
            ledger.record(
                    Act.of("platform.report", "platform-report:" + id)
                            .at(unit.pos())
                            .to(
                                    Map.of(
                                            "level", level,
                                            "term", period.term(),
                                            "batches", many,
                                            "students", students)));
            return id;
        } catch (DuplicateKeyException already) {
            throw new Refused(Refusal.conflict("platform.report-twice", period.term()));
        }
    }

    @Transactional(readOnly = true)
    public Report get(UUID id) {
        return rows.find(id).orElseThrow(() -> new Absent("report"));
    }

    /// Printed first, it is issued.
    @Transactional
    public byte[] letter(UUID id) {
        return letter.print(get(id), rows.within(id));
    }

    /// 纸质材料: the written report, and the list of every batch.
    @Transactional
    public void write(UUID id, OutputStream out) {
        var it = get(id);
        var unit = units.get(it.unitId());
        ledger.record(
                Act.of("platform.report-package", "platform-report:" + id)
                        .to(Map.of("batches", it.batches())));
        try (var archive = new SteadyArchive(out)) {
            archive.put("学信网退学书面报告.pdf", letter.print(it, rows.within(id)));
            for (var one : batches.within(unit, it.coversFrom(), it.coversUntil())) {
                archive.put(
                        "%s%s%d年第%d批%s"
                                .formatted(
                                        it.level().equals("branch") ? one.unit() : "",
                                        it.level().equals("branch") ? "/" : "",
                                        one.year(),
                                        one.seq(),
                                        PlatformPackage.LIST),
                        packages.list(one, batches.lines(one.id())));
            }
        }
    }

    private static String names(List<Owed> points) {
        return points.stream().map(Owed::unit).collect(Collectors.joining("、"));
    }
}
