package org.matricula.clearance.desk;

import java.time.Clock;
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

/// 设置离校手续的办理部门.
@Service
@Transactional
class SetOffices {

    /// Who may sign for an office.
    static final List<String> ROLES =
            List.of(
                    "finance",
                    "student-affairs",
                    "counsellor",
                    "class-teacher",
                    "department-registrar",
                    "registrar",
                    "archive-keeper");

    static final List<String> LEAVING = List.of("graduation", "withdrawal", "transfer");

    private static final int LONGEST = 200;

    record Wanted(
            String name,
            String matter,
            String place,
            String role,
            List<String> leaving,
            boolean blocks,
            boolean tracked) {}

    private final ClearanceRows rows;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    SetOffices(ClearanceRows rows, Units units, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    void add(UUID institution, Wanted it) {
        if (!Acting.now().scope().reaches(units.get(institution).pos())) {
            throw new Absent("unit");
        }
        Refused.unlessEmpty(
                Refusal.all(
                        it.name.isBlank() ? Refusal.input("name", "clearance.name") : null,
                        it.matter.isBlank() ? Refusal.input("matter", "clearance.matter") : null,
                        ROLES.contains(it.role) ? null : Refusal.input("role", "clearance.role"),
                        it.leaving.isEmpty() || !LEAVING.containsAll(it.leaving)
                                ? Refusal.input("leaving", "clearance.leaving")
                                : null,
                        rows.named(institution, it.name.strip())
                                ? Refusal.conflict("clearance.named", it.name.strip())
                                : null));
        rows.add(
                institution,
                new Wanted(
                        it.name.strip(),
                        it.matter.strip(),
                        it.place.strip(),
                        it.role,
                        it.leaving,
                        it.blocks,
                        it.tracked),
                clock.instant());
        ledger.record(
                Act.of("clearance.office", "unit:" + institution)
                        .at(units.get(institution).pos())
                        .to(Map.of("name", it.name.strip(), "role", it.role)));
    }

    /// 停用: what nobody has signed is withdrawn with it.
    ///
    /// @param open,held how many the asker was told of
    /// @throws Refused if there are others by now, or no reason is given
    void end(UUID office, long open, long held, String reason) {
        var it = rows.office(office).orElseThrow(() -> new Absent("office"));
        var unit = units.get(it.institutionId());
        if (!Acting.now().scope().reaches(unit.pos())) {
            throw new Absent("office");
        }
        var now = rows.ending(office);
        Refused.unlessEmpty(
                Refusal.all(
                        reason.isBlank() || reason.strip().length() > LONGEST
                                ? Refusal.input("reason", "clearance.end-reason", LONGEST)
                                : null,
                        now.open() == open && now.held() == held
                                ? null
                                : Refusal.conflict(
                                        "clearance.end-changed",
                                        it.name(),
                                        now.open(),
                                        now.held())));
        rows.end(office, clock.instant());
        ledger.record(
                Act.of("clearance.office-ended", "unit:" + it.institutionId())
                        .at(unit.pos())
                        .because(reason.strip())
                        .from(Map.of("name", it.name(), "open", open, "held", held)));
    }
}
