package org.matricula.coursework.archive;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.identity.Accounts;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 登记试卷与答卷存放: how many, where they lie and who keeps them. Moved, they get a new line.
@Service
class LodgePaper {

    static final List<String> KINDS = List.of("paper-a", "paper-b", "scripts");

    /// @param setter who set the paper, null for the course's teacher
    record Lodged(
            UUID task,
            String kind,
            int count,
            String place,
            String keeper,
            @Nullable UUID setter,
            LocalDate on) {}

    private final Archive archive;
    private final ArchiveRows rows;
    private final Accounts accounts;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    LodgePaper(
            Archive archive,
            ArchiveRows rows,
            Accounts accounts,
            Units units,
            Ledger ledger,
            Clock clock) {
        this.archive = archive;
        this.rows = rows;
        this.accounts = accounts;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param setter account name of who set it, blank for the course's teacher
    @Transactional
    void lodge(
            UUID task,
            String kind,
            int count,
            String place,
            String keeper,
            String setter,
            LocalDate on) {
        var line = archive.line(task);
        var account = setter.isBlank() ? null : accounts.byUsername(setter.strip()).orElse(null);
        Refused.unlessEmpty(
                Refusal.all(
                        KINDS.contains(kind) ? null : Refusal.input("kind", "archive.kind"),
                        count > 0 ? null : Refusal.input("count", "archive.count"),
                        place.isBlank() ? Refusal.input("place", "field.missing") : null,
                        keeper.isBlank() ? Refusal.input("keeper", "field.missing") : null,
                        !setter.isBlank() && account == null
                                ? Refusal.input("setter", "task.teacher")
                                : null,
                        on.isAfter(LocalDate.now(clock))
                                ? Refusal.input("on", "archive.future")
                                : null));
        var it =
                new Lodged(
                        task,
                        kind,
                        count,
                        place.strip(),
                        keeper.strip(),
                        account == null ? null : account.id(),
                        on);
        var before = rows.lodge(it, clock.instant());
        ledger.record(
                Act.of("archive.lodge", "task:" + task)
                        .at(units.get(line.unitId()).pos())
                        .from(
                                before.<Map<String, Object>>map(was -> Map.of("place", was))
                                        .orElse(null))
                        .to(
                                Map.of(
                                        "kind",
                                        kind,
                                        "count",
                                        count,
                                        "place",
                                        it.place(),
                                        "keeper",
                                        it.keeper())));
    }
}
