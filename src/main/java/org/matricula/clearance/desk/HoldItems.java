package org.matricula.clearance.desk;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 登记未了事项: before anybody thinks of leaving, an office names who has something open with it, such
/// as books on loan. It stands until the office signs that it is settled, and keeps the student
/// from going to another school meanwhile.
@Service
class HoldItems {

    private static final int MOST = 5_000;

    private final HoldRows rows;
    private final ClearanceRows offices;
    private final Ledger ledger;
    private final Clock clock;

    HoldItems(HoldRows rows, ClearanceRows offices, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.offices = offices;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param lines a student number and what is not settled in each, parted by blanks
    /// @return how many students
    /// @throws Refused naming every line that fits nobody or says nothing; then none is written
    @Transactional
    int hold(UUID office, String lines) {
        var it = offices.office(office).orElseThrow(() -> new Absent("office"));
        if (!Acting.now().holds(it.role())) {
            throw new Refused(Refusal.forbidden("clearance.other", it.name()));
        }
        var faults = new ArrayList<Refusal>();
        var named = SignOff.named(lines, faults);
        var found = rows.students(it.institutionId(), named.keySet());
        var held = rows.held(office, found.values());
        if (named.isEmpty() || named.size() > MOST) {
            faults.add(Refusal.input("lines", "clearance.hold-lines", MOST));
        }
        named.forEach((number, words) -> {
            if (!found.containsKey(number)) {
                faults.add(Refusal.input("lines", "clearance.hold-number", number));
            } else if (words.isEmpty()) {
                faults.add(Refusal.input("lines", "clearance.note", number));
            } else if (held.contains(found.get(number).id())) {
                faults.add(Refusal.input("lines", "clearance.hold-already", number));
            }
        });
        Refused.unlessEmpty(faults);
        rows.add(
                it,
                List.copyOf(named.keySet()).stream().map(found::get).toList(),
                List.copyOf(named.values()),
                clock.instant());
        named.forEach((number, words) ->
                ledger.record(
                        Act.of("clearance.hold", "enrolment:" + found.get(number).id())
                                .at(found.get(number).scopePos())
                                .because(words)
                                .to(Map.of("office", it.name()))));
        return named.size();
    }
}
