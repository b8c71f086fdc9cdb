package org.matricula.standing.report;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.matricula.attachment.Content;
import org.matricula.attachment.Files;
import org.matricula.attachment.NewFile;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.identity.Holder;
import org.matricula.identity.Holders;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.matricula.organisation.Units;
import org.matricula.standing.run.WarningRuns;
import org.matricula.standing.warning.Warnings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 上报累计不及格名单: the department hands it in as a frozen paper, the academic office receives it.
@Service
public class HandInFailedList {

    private final WarningRuns runs;
    private final FailedLists lists;
    private final WarningLists papers;
    private final Warnings warnings;
    private final Units units;
    private final Files files;
    private final Holders holders;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;

    HandInFailedList(
            WarningRuns runs,
            FailedLists lists,
            WarningLists papers,
            Warnings warnings,
            Units units,
            Files files,
            Holders holders,
            Notices notices,
            Ledger ledger,
            Clock clock) {
        this.runs = runs;
        this.lists = lists;
        this.papers = papers;
        this.warnings = warnings;
        this.units = units;
        this.files = files;
        this.holders = holders;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    public UUID handIn(UUID run, UUID unitId) {
        var it = runs.get(run);
        var list =
                lists.of(run, it.institutionId(), it.listedFrom()).stream()
                        .filter(one -> one.unitId().equals(unitId))
                        .findFirst()
                        .orElseThrow(() -> new Absent("department"));
        var unit = units.get(unitId);
        Refused.unlessEmpty(
                Refusal.all(
                        it.earnest() && (it.done() || it.confirmed())
                                ? null
                                : Refusal.conflict("warning.run-not-reviewed"),
                        Acting.now().scope().reaches(unit.pos())
                                        && Acting.now().scope().reaches(unit.posEnd())
                                ? null
                                : Refusal.forbidden("warning.whole"),
                        list.unreviewed() > 0
                                ? Refusal.rule("warning.unreviewed", list.unreviewed())
                                : null,
                        list.handedIn()
                                ? Refusal.conflict("warning.handed-in", unit.name())
                                : null));
        var lines = warnings.listed(run, unitId, it.listedFrom());
        var file =
                files.store(
                        NewFile.of(
                                unit.pos(),
                                null,
                                Files.DOCUMENT,
                                unit.name() + ".pdf",
                                papers.print(it, unit.name(), lines)));
        var id =
                lists.add(run, unitId, unit.pos(), lines.size(), file.id(), clock.instant())
                        .orElseThrow(() ->
                                new Refused(Refusal.conflict("warning.handed-in", unit.name())));
        notices.tell(
                holders
                        .holding("academic-office-head", it.institutionId(), LocalDate.now(clock))
                        .stream()
                        .map(Holder::account)
                        .toList(),
                "notice.warning.handed-in",
                "/warnings/runs/" + run,
                unit.name(),
                String.valueOf(lines.size()));
        ledger.record(
                Act.of("warning.hand-in", "warning-run:" + run)
                        .at(unit.pos())
                        .to(Map.of("unit", unit.name(), "students", lines.size())));
        return id;
    }

    /// 接收, by the academic office and another than who handed it in.
    @Transactional
    public void receive(UUID run, UUID id) {
        var it = runs.get(run);
        var list = lists.get(run, id);
        if (list.handedBy() != null && list.handedBy().equals(Acting.now().account())) {
            throw new Refused(Refusal.forbidden("warning.own-list"));
        }
        if (list.received() || !lists.receive(id, clock.instant())) {
            throw new Refused(Refusal.conflict("warning.received", list.unit()));
        }
        ledger.record(
                Act.of("warning.receive", "warning-run:" + run)
                        .at(it.lo())
                        .to(Map.of("unit", list.unit())));
    }

    /// The paper as it was handed in.
    @Transactional
    public Content open(UUID run, UUID id) {
        runs.get(run);
        return files.open(lists.get(run, id).fileId());
    }
}
