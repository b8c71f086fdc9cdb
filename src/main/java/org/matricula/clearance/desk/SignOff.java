package org.matricula.clearance.desk;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 签办离校手续: an office names those with something not settled, and signs all the others at once. An
/// office that sends something away names each with its tracking number, and signs those alone.
@Service
@Transactional
class SignOff {

    /// @param held with something not settled
    record Signed(int cleared, int held) {}

    private final ClearanceRows rows;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    SignOff(ClearanceRows rows, Units units, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param lines a student number and what is not settled (or the tracking number) in each,
    ///   parted by blanks
    /// @throws Absent if there is no such office, or it is another's
    /// @throws Refused naming every line that fits nobody
    Signed sign(UUID office, String lines) {
        var it = rows.office(office).orElseThrow(() -> new Absent("office"));
        var actor = Acting.now();
        var unit = units.get(it.institutionId());
        if (!actor.holds(it.role(), "registrar", "academic-office-head")) {
            throw new Refused(Refusal.forbidden("clearance.other", it.name()));
        }
        var open = rows.lock(office);
        var named = named(lines);
        var numbers = open.stream().map(ClearanceRows.Held::studentNumber).toList();
        var faults = new ArrayList<Refusal>();
        named.forEach((number, words) -> {
            if (!numbers.contains(number)) {
                faults.add(Refusal.input("lines", "clearance.number", number));
            } else if (words.isEmpty()) {
                faults.add(
                        Refusal.input(
                                "lines",
                                it.tracked() ? "clearance.tracking" : "clearance.note",
                                number));
            }
        });
        if (it.tracked() && named.isEmpty()) {
            faults.add(Refusal.input("lines", "clearance.untracked", it.name()));
        }
        if (open.isEmpty()) {
            faults.add(Refusal.conflict("clearance.settled", it.name()));
        }
        Refused.unlessEmpty(faults);
        var items = new ArrayList<UUID>();
        var states = new ArrayList<String>();
        var notes = new ArrayList<String>();
        var tracking = new ArrayList<String>();
        for (var item : open) {
            var words = item.studentNumber() == null ? null : named.get(item.studentNumber());
            if (it.tracked() && words == null) {
                continue;
            }
            items.add(item.id());
            states.add(it.tracked() || words == null ? "cleared" : "held");
            notes.add(it.tracked() || words == null ? "" : words);
            tracking.add(it.tracked() && words != null ? words : "");
        }
        rows.sign(items, states, notes, tracking, clock.instant());
        var held = (int) states.stream().filter("held"::equals).count();
        ledger.record(
                Act.of("clearance.sign", "office:" + office)
                        .at(unit.pos())
                        .to(
                                Map.of(
                                        "office",
                                        it.name(),
                                        "cleared",
                                        items.size() - held,
                                        "held",
                                        held)));
        return new Signed(items.size() - held, held);
    }

    private static Map<String, String> named(String lines) {
        var all = new LinkedHashMap<String, String>();
        for (var line : List.of(lines.split("\\R"))) {
            var parts = line.strip().split("[\\s,，、:：]+", 2);
            if (!parts[0].isEmpty()) {
                all.put(parts[0], parts.length > 1 ? parts[1].strip() : "");
            }
        }
        return all;
    }
}
