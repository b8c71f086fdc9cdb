package org.matricula.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 指定责任人: names who answers for a matter at a unit from today on, in place of whoever did.
@Service
public class NameResponsible {

    private final Units units;
    private final ResponsibilityRows rows;
    private final Ledger ledger;
    private final Clock clock;

    NameResponsible(Units units, ResponsibilityRows rows, Ledger ledger, Clock clock) {
        this.units = units;
        this.rows = rows;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param matter a kind of process, or [Responsibilities#EVERY_MATTER]
    @Transactional
    public void name(UUID unit, String matter, Responsibility answer) {
        var at = units.get(unit);
        Refused.unlessEmpty(refusals(at, matter, answer));
        var today = LocalDate.now(clock);
        rows.end(unit, matter, answer.office(), today);
        rows.insert(unit, matter, answer, today);
        ledger.record(
                Act.of("unit.responsible", TreeKeepers.subject(unit))
                        .at(at.pos())
                        .to(
                                Map.of(
                                        "matter", matter,
                                        "office", answer.office(),
                                        "person", answer.person(),
                                        "phone", answer.phone())));
    }

    /// Nobody answers for it at this unit any more; the unit above does.
    @Transactional
    public void end(UUID unit, String matter, String office) {
        var at = units.get(unit);
        Refused.unlessEmpty(Refusal.all(TreeKeepers.unlessMay(at)));
        rows.end(unit, matter, office, LocalDate.now(clock));
        ledger.record(
                Act.of("unit.responsible.end", TreeKeepers.subject(unit))
                        .at(at.pos())
                        .from(Map.of("matter", matter, "office", office)));
    }

    private static List<Refusal> refusals(Unit at, String matter, Responsibility answer) {
        return Refusal.all(
                TreeKeepers.unlessMay(at),
                missing("matter", matter),
                missing("office", answer.office()),
                missing("person", answer.person()),
                missing("phone", answer.phone()));
    }

    private static @Nullable Refusal missing(String field, String value) {
        return value.isBlank() ? Refusal.input(field, "field.missing") : null;
    }
}
