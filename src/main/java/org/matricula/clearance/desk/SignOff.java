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

/// 签办离校手续: an office names those with something not settled, and signs all the others at once:
/// those it was shown, and only if they are still the same. Who was held before is settled by name
/// alone: the number without a word; until then nothing of theirs is signed with the others', such
/// as the item of their leaving. Beside all others a number without a word is refused for anybody
/// else, for what is open may have been forgotten; where the named are signed alone, it settles. An
/// office that sends something away names each with its tracking number, and signs those alone.
@Service
@Transactional
class SignOff {

    private static final int LONGEST = 200;

    /// @param held with something not settled
    record Signed(int cleared, int held) {}

    private final ClearanceRows offices;
    private final SigningRows rows;
    private final Units units;
    private final OwnPersons own;
    private final Ledger ledger;
    private final Clock clock;

    SignOff(
            ClearanceRows offices,
            SigningRows rows,
            Units units,
            OwnPersons own,
            Ledger ledger,
            Clock clock) {
        this.offices = offices;
        this.rows = rows;
        this.own = own;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param lines a student number and what is not settled (or the tracking number) in each,
    ///   parted by blanks
    /// @param others the mark of those who are signed beside the named, as the list was shown;
    ///   blank signs nobody but the named
    /// @throws Absent if there is no such office, or it is another's
    /// @throws Refused naming every line that fits nobody
    Signed sign(UUID office, String lines, String others) {
        var it = offices.office(office).orElseThrow(() -> new Absent("office"));
        var actor = Acting.now();
        var unit = units.get(it.institutionId());
        if (!actor.holds(it.role())) {
            throw new Refused(Refusal.forbidden("clearance.other", it.name()));
        }
        var mine = own.of(actor);
        var open =
                rows.lock(office).stream().filter(one -> !mine.contains(one.personId())).toList();
        var all = !it.tracked() && !others.isBlank();
        var before =
                open.stream()
                        .filter(one -> one.state().equals("held") && one.studentNumber() != null)
                        .map(SigningRows.Held::studentNumber)
                        .toList();
        var waiting =
                open.stream().filter(SignOff::held).map(SigningRows.Held::enrolmentId).toList();
        var faults = new ArrayList<Refusal>();
        var named = named(lines, faults);
        var numbers = open.stream().map(SigningRows.Held::studentNumber).toList();
        named.forEach((number, words) -> {
            if (!numbers.contains(number)) {
                faults.add(Refusal.input("lines", "clearance.number", number));
            } else if (words.isEmpty() && (it.tracked() || all && !before.contains(number))) {
                faults.add(
                        Refusal.input(
                                "lines",
                                it.tracked() ? "clearance.tracking" : "clearance.note",
                                number));
            }
        });
        if (it.tracked() && named.isEmpty()) {
            faults.add(Refusal.input("lines", "clearance.untracked", it.name()));
        } else if (!all && named.isEmpty() && !open.isEmpty()) {
            faults.add(Refusal.input("lines", "clearance.nobody", it.name()));
        }
        var shown = all ? rows.waiting(office, mine) : null;
        if (open.isEmpty() || shown != null && shown.many() == 0 && named.isEmpty()) {
            faults.add(Refusal.conflict("clearance.settled", it.name()));
        } else if (shown != null && !shown.mark().equals(others.strip())) {
            faults.add(Refusal.conflict("clearance.others-changed", it.name(), shown.many()));
        }
        Refused.unlessEmpty(faults);
        var items = new ArrayList<UUID>();
        var states = new ArrayList<String>();
        var notes = new ArrayList<String>();
        var tracking = new ArrayList<String>();
        for (var item : open) {
            var words = item.studentNumber() == null ? null : named.get(item.studentNumber());
            if (words == null && (!all || waiting.contains(item.enrolmentId()))) {
                continue;
            }
            var settled = it.tracked() || words == null || words.isEmpty();
            items.add(item.id());
            states.add(settled ? "cleared" : "held");
            notes.add(settled ? "" : words);
            tracking.add(it.tracked() && words != null ? words : "");
        }
        rows.sign(items, states, notes, tracking, clock.instant());
        open.stream()
                .filter(one -> held(one) && items.contains(one.id()))
                .forEach(one ->
                        ledger.record(
                                Act.of("clearance.sign", "enrolment:" + one.enrolmentId())
                                        .at(one.scopePos())
                                        .from(Map.of("note", String.valueOf(one.note())))
                                        .to(
                                                Map.of(
                                                        "office",
                                                        it.name(),
                                                        "state",
                                                        states.get(items.indexOf(one.id()))))));
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
                                        held,
                                        "others",
                                        all)));
        return new Signed(items.size() - held, held);
    }

    private static boolean held(SigningRows.Held it) {
        return it.state().equals("held");
    }

    /// A student named twice would keep the last line only, and what the first says would be lost.
    ///
    /// @param faults what cannot be taken as it stands is added to
    static Map<String, String> named(String lines, List<Refusal> faults) {
        var all = new LinkedHashMap<String, String>();
        for (var line : List.of(lines.split("\\R"))) {
            var parts = line.strip().split("[\\s,，、:：]+", 2);
            var words = parts.length > 1 ? parts[1].strip() : "";
            if (parts[0].isEmpty()) {
                continue;
            }
            if (words.length() > LONGEST) {
                faults.add(Refusal.input("lines", "clearance.note-long", parts[0], LONGEST));
            }
            if (all.put(parts[0], words) != null) {
                faults.add(Refusal.input("lines", "clearance.number-twice", parts[0]));
            }
        }
        return all;
    }
}
