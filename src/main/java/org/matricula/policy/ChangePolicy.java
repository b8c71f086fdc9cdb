package org.matricula.policy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.TreeKeepers;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 调整参数: a new value from a coming day on. What was submitted before keeps the value of its day, so
/// no change reaches into the past; only the program's own set-up may.
@Service
public class ChangePolicy {

    /// @param unit the institution it binds, null for a whole education type
    /// @param education `school`, `college` or `open`, null for one institution
    /// @param source the sentence or resolution it rests on
    public record Change(
            String key,
            @Nullable UUID unit,
            @Nullable String education,
            String value,
            LocalDate from,
            @Nullable String source,
            String reason) {}

    private final Declared declared;
    private final Units units;
    private final Policies policies;
    private final VersionRows rows;
    private final Ledger ledger;
    private final Clock clock;

    ChangePolicy(
            Declared declared,
            Units units,
            Policies policies,
            VersionRows rows,
            Ledger ledger,
            Clock clock) {
        this.declared = declared;
        this.units = units;
        this.policies = policies;
        this.rows = rows;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    public void change(Change change) {
        var policy =
                declared.find(change.key()).orElseThrow(() -> new Absent("policy " + change.key()));
        var unit = change.unit() == null ? null : units.get(change.unit());
        var actor = Acting.now();
        var value = policy.read(change.value());
        Refused.unlessEmpty(
                Refusal.all(
                        unlessMay(unit, actor),
                        value.isEmpty()
                                ? Refusal.input("value", "policy.value", policy.bounds())
                                : null,
                        change.reason().isBlank()
                                ? Refusal.input("reason", "reason.missing")
                                : null,
                        actor.holds("system") || change.from().isAfter(LocalDate.now(clock))
                                ? null
                                : Refusal.rule("policy.past", change.from()).at("from"),
                        (unit == null) == (change.education() == null)
                                ? Refusal.input("unit", "policy.place")
                                : null));
        var before = unit == null ? "" : policies.text(policy, unit.id(), change.from());
        var written = String.valueOf(value.orElseThrow());
        rows.add(
                new VersionRows.Version(
                        policy.key(),
                        change.unit(),
                        null,
                        change.education(),
                        written,
                        change.from(),
                        change.source(),
                        change.reason().strip(),
                        clock.instant(),
                        actor.name()),
                actor.account());
        ledger.record(
                Act.of("policy.change", "policy:" + policy.key())
                        .at(unit == null ? 0 : unit.pos())
                        .because(change.reason())
                        .from(Map.of("value", before))
                        .to(Map.of("value", written, "from", change.from().toString())));
    }

    private static @Nullable Refusal unlessMay(@Nullable Unit unit, Actor actor) {
        if (unit != null) {
            return TreeKeepers.unlessMay(unit);
        }
        return actor.holds("administrator", "system") ? null : Refusal.forbidden("policy.reach");
    }
}
