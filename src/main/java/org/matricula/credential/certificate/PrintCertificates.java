package org.matricula.credential.certificate;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.credential.stock.UseBlanks;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 套打: a class's certificates onto the next blanks, each blank noted before the sheet is given out;
/// and what went wrong at the printer.
@Service
public class PrintCertificates {

    private static final int TOLD = 10;
    private static final int LONGEST = 200;

    /// Certificates of one run, whose sheets are made in memory.
    static final int MOST = 300;

    private static final BigDecimal FURTHEST = BigDecimal.valueOf(50);

    private final Diplomas certificates;
    private final DiplomaRows rows;
    private final DiplomaSheets sheets;
    private final PrintRuns runs;
    private final UseBlanks blanks;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    PrintCertificates(
            Diplomas certificates,
            DiplomaRows rows,
            DiplomaSheets sheets,
            PrintRuns runs,
            UseBlanks blanks,
            Units units,
            Ledger ledger,
            Clock clock) {
        this.certificates = certificates;
        this.rows = rows;
        this.sheets = sheets;
        this.runs = runs;
        this.blanks = blanks;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// The next of the class in the order of student numbers, at most as many as one run holds:
    /// what is left waits for the next run.
    ///
    /// @param holder whose blanks lie in the printer; blank where only one person holds any
    /// @return the run whose sheets can be taken once
    @Transactional
    public UUID print(@Nullable UUID unitId, String kind, String printer, String holder) {
        Refused.unlessEmpty(
                Refusal.all(
                        unitId == null ? Refusal.input("unit", "certificate.unit") : null,
                        printer(printer)));
        var unit = units.get(java.util.Objects.requireNonNull(unitId));
        if (!Acting.now().scope().reaches(unit.pos())) {
            throw new Absent("unit");
        }
        var waiting = rows.lockWaiting(unit.id(), kind);
        if (waiting.isEmpty()) {
            throw new Refused(Refusal.conflict("certificate.none-waiting", unit.name()));
        }
        var ids = waiting.subList(0, Math.min(waiting.size(), MOST));
        var faceless =
                certificates.all(ids).stream()
                        .filter(it -> it.photoId() == null)
                        .map(it -> it.name() + " " + it.studentNumber())
                        .limit(TOLD)
                        .toList();
        Refused.unlessEmpty(
                faceless.stream().map(it -> Refusal.rule("certificate.no-photo", it)).toList());
        var institution = java.util.Objects.requireNonNull(unit.institutionId());
        var taken = blanks.use(institution, kind, holder, ids.size());
        var run =
                rows.run(
                        institution,
                        unit.pos(),
                        unit.id(),
                        kind,
                        printer.strip(),
                        ids.size(),
                        clock.instant());
        rows.printed(ids, taken, run);
        ledger.record(
                Act.of("certificate.print", "unit:" + unit.id())
                        .at(unit.pos())
                        .to(Map.of("kind", kind, "certificates", ids.size(), "printer", printer)));
        return run;
    }

    /// 取套打文件: once. A sheet that went wrong is printed again on another blank, the spoiled one
    /// kept.
    ///
    /// @throws Refused if somebody took them before
    @Transactional
    public byte[] take(UUID run) {
        var it = runs.get(run);
        if (!rows.take(run, clock.instant())) {
            throw new Refused(
                    Refusal.conflict(
                            "certificate.taken",
                            java.util.Objects.requireNonNullElse(it.taker(), "")));
        }
        var left = certificates.ofRun(run);
        if (left.isEmpty()) {
            throw new Refused(Refusal.conflict("certificate.not-printed"));
        }
        ledger.record(
                Act.of("certificate.take-sheets", "print-run:" + run)
                        .at(it.scopePos())
                        .to(Map.of("certificates", left.size())));
        return sheets.fields(left, runs.offset(it.institutionId(), it.form(), it.printer()));
    }

    /// 再取套打文件: what was taken did not arrive, or the printer lost it. Another person takes it again
    /// and says why; whatever was printed of the first is spoiled before.
    ///
    /// @throws Refused if nobody took them, or the acting person did
    @Transactional
    public byte[] retake(UUID run, String reason) {
        var it = runs.get(run);
        Refused.unlessEmpty(
                Refusal.all(
                        it.takenAt() == null ? Refusal.conflict("certificate.untaken") : null,
                        reason.isBlank() || reason.strip().length() > LONGEST
                                ? Refusal.input("reason", "blank.reason", LONGEST)
                                : null));
        if (!runs.retake(run, reason.strip(), clock.instant())) {
            throw new Refused(Refusal.forbidden("certificate.retake-second"));
        }
        var left = certificates.ofRun(run);
        if (left.isEmpty()) {
            throw new Refused(Refusal.conflict("certificate.not-printed"));
        }
        ledger.record(
                Act.of("certificate.retake-sheets", "print-run:" + run)
                        .at(it.scopePos())
                        .because(reason.strip())
                        .to(Map.of("certificates", left.size())));
        return sheets.fields(left, runs.offset(it.institutionId(), it.form(), it.printer()));
    }

    /// 打印作废: the blank is spoiled with its reason and kept; the certificate waits for the printer
    /// again.
    @Transactional
    public void spoil(UUID certificate, String reason) {
        if (reason.isBlank() || reason.strip().length() > LONGEST) {
            throw new Refused(Refusal.input("reason", "blank.reason", LONGEST));
        }
        off(certificate, reason.strip());
    }

    /// 未打印退还: nobody took the sheet, so the blank is as good as before.
    @Transactional
    public void unprint(UUID certificate) {
        rows.lock(List.of(certificate));
        if (out(certificates.get(certificate))) {
            throw new Refused(Refusal.conflict("certificate.sheet-out"));
        }
        off(certificate, null);
    }

    /// A printed one ends before anybody has it: its blank is spoiled, or as good as before where
    /// nobody took the sheet.
    ///
    /// @param it as it was read after it was locked
    void takeOff(Certificate it, String reason) {
        if (it.state().equals("printed")) {
            off(it.id(), out(it) ? reason : null);
        }
    }

    /// Whether its sheet may have gone through the printer.
    private boolean out(Certificate it) {
        if (it.runId() == null) {
            return false;
        }
        // whoever takes the sheets waits here, or has taken them before this is read
        rows.lockRun(it.runId());
        return runs.get(it.runId()).takenAt() != null;
    }

    private void off(UUID certificate, @Nullable String reason) {
        rows.lock(List.of(certificate));
        var it = certificates.get(certificate);
        if (!it.state().equals("printed") || it.blankId() == null) {
            throw new Refused(Refusal.conflict("certificate.not-printed"));
        }
        rows.unprinted(certificate);
        blanks.misprinted(it.blankId(), reason);
        ledger.record(
                Act.of(
                                reason == null ? "certificate.unprint" : "certificate.spoil",
                                "certificate:" + certificate)
                        .at(it.scopePos())
                        .because(reason)
                        .from(Map.of("serial", String.valueOf(it.serial())))
                        .to(Map.of()));
    }

    /// 套打偏移.
    @Transactional
    public void set(PrintRuns.Offset it) {
        var far =
                it.rightMm().abs().compareTo(FURTHEST) > 0
                        || it.downMm().abs().compareTo(FURTHEST) > 0;
        Refused.unlessEmpty(
                Refusal.all(
                        far ? Refusal.input("right", "certificate.offset") : null,
                        printer(it.printer())));
        var pos = units.get(it.institutionId()).pos();
        if (!Acting.now().scope().reaches(pos)) {
            throw new Absent("unit");
        }
        runs.set(it, clock.instant());
        ledger.record(
                Act.of("certificate.offset", "unit:" + it.institutionId())
                        .at(pos)
                        .to(
                                Map.of(
                                        "form", it.form(),
                                        "printer", it.printer(),
                                        "right", it.rightMm().toPlainString(),
                                        "down", it.downMm().toPlainString())));
    }

    private static @Nullable Refusal printer(String name) {
        return name.isBlank() || name.strip().length() > 60
                ? Refusal.input("printer", "certificate.printer")
                : null;
    }
}
