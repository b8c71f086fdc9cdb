package org.matricula.curriculum;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 新建培养方案, empty or as a copy of an earlier one.
@Service
public class OpenProgramme {

    private static final int FIRST_YEAR = 1950;
    private static final int LAST_YEAR = 2100;

    private final Planning planning;
    private final Programmes programmes;
    private final CurriculumRows rows;
    private final Units units;
    private final Ledger ledger;

    OpenProgramme(
            Planning planning,
            Programmes programmes,
            CurriculumRows rows,
            Units units,
            Ledger ledger) {
        this.planning = planning;
        this.programmes = programmes;
        this.rows = rows;
        this.units = units;
        this.ledger = ledger;
    }

    /// @param unit the major, department, grade or school whose classes follow it
    /// @param level 培养层次, empty for every level
    @Transactional
    public UUID open(UUID unit, String level, int entryYear, String name) {
        return written(units.get(unit), level.strip(), entryYear, name.strip(), null);
    }

    /// 沿用: modules and courses of another entry grade's programme.
    @Transactional
    public UUID copy(UUID programme, int entryYear) {
        var from = programmes.get(planning.institution(), programme);
        var id = written(units.get(from.unitId()), from.level(), entryYear, from.name(), from.id());
        rows.copy(from.id(), id);
        return id;
    }

    private UUID written(
            Unit unit, String level, int entryYear, String name, @Nullable UUID copiedFrom) {
        var institution = planning.institution();
        Refused.unlessEmpty(
                Refusal.all(
                        institution.equals(unit.institutionId())
                                ? planning.unlessReaches(unit)
                                : Refusal.forbidden("programme.reach", unit.name()),
                        entryYear < FIRST_YEAR || entryYear > LAST_YEAR
                                ? Refusal.input("entryYear", "programme.year")
                                : null,
                        name.isBlank() ? Refusal.input("name", "field.missing") : null));
        var id =
                rows.programme(institution, unit.id(), level, entryYear, name, copiedFrom)
                        .orElseThrow(() ->
                                new Refused(
                                        Refusal.conflict(
                                                        "programme.twice",
                                                        unit.name(),
                                                        String.valueOf(entryYear))
                                                .at("entryYear")));
        ledger.record(
                Act.of("programme.open", "programme:" + id)
                        .at(unit.pos())
                        .to(Map.of("name", name, "entryYear", entryYear)));
        return id;
    }
}
