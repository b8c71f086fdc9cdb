package org.matricula.archive.handover;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.archive.ArchiveNumbers;
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

/// 移交与接收: the giver signs with the list, the receiver counts every file and signs where all agree;
/// where they do not, it is refused and the difference stays upon the list.
@Service
class HandFilesOver {

    private static final int LONGEST = 200;
    private static final int MOST = 5_000;

    private static final int LONGEST_NOTE = 200;

    private final HandoverRows rows;
    private final ArchiveNumbers numbers;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    HandFilesOver(
            HandoverRows rows, ArchiveNumbers numbers, Units units, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.numbers = numbers;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @throws Absent if the class is not within reach
    Unit reached(UUID unit) {
        return units.find(unit)
                .filter(it -> it.institutionId() != null && it.kind().equals("class"))
                .filter(it -> Acting.now().scope().reaches(it.pos()))
                .orElseThrow(() -> new Absent("unit"));
    }

    /// 班级到档案室.
    ///
    /// @param pages by student; whoever has none is not on the list
    @Transactional
    UUID toArchive(UUID unitId, Map<UUID, Integer> pages) {
        var unit = reached(unitId);
        var students =
                rows.students(unitId).stream()
                        .collect(Collectors.toMap(HandedFile::enrolmentId, Function.identity()));
        Refused.unlessEmpty(
                Refusal.all(
                        pages.isEmpty() ? Refusal.input("pages", "handover.nobody") : null,
                        pages.values().stream().anyMatch(it -> it < 1 || it > MOST)
                                ? Refusal.input("pages", "handover.pages")
                                : null,
                        students.keySet().containsAll(pages.keySet())
                                ? null
                                : Refusal.conflict("handover.students")));
        var items =
                pages.entrySet().stream()
                        .map(it -> {
                            var of = students.get(it.getKey());
                            return new HandedFile(
                                    of.enrolmentId(),
                                    null,
                                    of.name(),
                                    of.studentNumber(),
                                    it.getValue(),
                                    null);
                        })
                        .toList();
        return handed(unit, "to-archive", null, items);
    }

    /// 档案室到其他单位: everything of the class that lies in the archive and has pages; what is held (封存)
    /// stays.
    @Transactional
    UUID toBody(UUID unitId, String body) {
        var unit = reached(unitId);
        var items = rows.volumes(unitId).stream().filter(it -> it.pages() > 0).toList();
        Refused.unlessEmpty(
                Refusal.all(
                        Acting.now().holds("archive-keeper", "registrar")
                                ? null
                                : Refusal.forbidden("handover.keeper"),
                        body.isBlank() || body.length() > LONGEST
                                ? Refusal.input("body", "handover.body")
                                : null,
                        none(unit, items)));
        return handed(unit, "to-body", body.strip(), items);
    }

    private @Nullable Refusal none(Unit unit, List<HandedFile> items) {
        if (!items.isEmpty()) {
            return null;
        }
        var held = rows.held(unit.id());
        return held.isEmpty()
                ? Refusal.conflict("handover.none", unit.name())
                : Refusal.conflict("handover.held", String.join("、", held));
    }

    private UUID handed(Unit unit, String route, @Nullable String body, List<HandedFile> items) {
        var number = numbers.next(unit.institutionId(), "YJ", LocalDate.now(clock).getYear());
        var id =
                rows.add(unit, number, route, body, items, clock.instant())
                        .orElseThrow(
                                () -> new Refused(Refusal.conflict("handover.open", unit.name())));
        rows.items(id, items);
        ledger.record(
                Act.of("archive.hand-over", "handover:" + id)
                        .at(unit.pos())
                        .to(Map.of("number", number, "route", route, "files", items.size())));
        return id;
    }

    /// 清点接收. Every file is counted; a file whose count is not given was not found.
    ///
    /// @param taken whether the receiver signs
    /// @param signer who signed for the other body
    /// @param note needed to refuse
    @Transactional
    void receive(
            UUID id,
            boolean taken,
            Map<UUID, Integer> counts,
            @Nullable String signer,
            @Nullable String note) {
        rows.lock(id);
        var it = rows.get(id);
        var items = rows.items(id);
        var held = taken ? rows.heldSince(id) : List.<String>of();
        var out = taken && it.route().equals("to-body") ? rows.outSince(id) : List.<String>of();
        var all =
                items.stream()
                        .collect(
                                Collectors.toMap(
                                        HandedFile::enrolmentId,
                                        item -> counts.getOrDefault(item.enrolmentId(), 0)));
        var different =
                items.stream().filter(item -> all.get(item.enrolmentId()) != item.pages()).toList();
        Refused.unlessEmpty(
                Refusal.all(
                        it.state().equals("handed") ? null : Refusal.conflict("handover.ended"),
                        Acting.now().holds("archive-keeper", "registrar")
                                ? null
                                : Refusal.forbidden("handover.keeper"),
                        Objects.equals(it.giverId(), Acting.now().account())
                                ? Refusal.forbidden("handover.own")
                                : null,
                        all.values().stream().anyMatch(count -> count < 0 || count > MOST)
                                ? Refusal.input("pages", "handover.pages")
                                : null,
                        taken && it.route().equals("to-body") && blank(signer)
                                ? Refusal.input("signer", "handover.signer")
                                : null,
                        held.isEmpty()
                                ? null
                                : Refusal.conflict("handover.held", String.join("、", held)),
                        out.isEmpty()
                                ? null
                                : Refusal.conflict("handover.out", String.join("、", out)),
                        taken && !different.isEmpty()
                                ? Refusal.conflict(
                                        "handover.differs",
                                        String.valueOf(different.size()),
                                        different.getFirst().name(),
                                        String.valueOf(different.getFirst().pages()),
                                        String.valueOf(all.get(different.getFirst().enrolmentId())))
                                : null,
                        !taken && blank(note) ? Refusal.input("note", "handover.note") : null,
                        note != null && note.strip().length() > LONGEST_NOTE
                                ? Refusal.input(
                                        "note", "handover.note-long", String.valueOf(LONGEST_NOTE))
                                : null));
        rows.counted(id, all);
        rows.ended(
                id,
                taken ? "taken" : "refused",
                blank(signer) ? null : signer.strip(),
                blank(note) ? null : note.strip(),
                clock.instant());
        ledger.record(
                Act.of(taken ? "archive.take-over" : "archive.refuse-handover", "handover:" + id)
                        .at(it.scopePos())
                        .because(blank(note) ? null : note.strip())
                        .to(Map.of("number", it.number(), "different", different.size())));
    }

    /// 撤回: what nobody has counted yet, by whoever made the list.
    @Transactional
    void withdraw(UUID id, String reason) {
        rows.lock(id);
        var it = rows.get(id);
        Refused.unlessEmpty(
                Refusal.all(
                        it.state().equals("handed") ? null : Refusal.conflict("handover.ended"),
                        it.giverId() != null && Objects.equals(it.giverId(), Acting.now().account())
                                ? null
                                : Refusal.forbidden("handover.giver"),
                        reason.isBlank() || reason.length() > LONGEST
                                ? Refusal.input("reason", "handover.reason")
                                : null));
        rows.withdrawn(id, reason.strip());
        ledger.record(
                Act.of("archive.withdraw-handover", "handover:" + id)
                        .at(it.scopePos())
                        .because(reason.strip())
                        .to(Map.of("number", it.number())));
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
