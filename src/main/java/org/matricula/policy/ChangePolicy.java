package org.matricula.policy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
    private final PolicyKeepers keepers;
    private final VersionRows rows;
    private final Ledger ledger;
    private final Clock clock;

    ChangePolicy(
            Declared declared,
            Units units,
            Policies policies,
            PolicyKeepers keepers,
            VersionRows rows,
            Ledger ledger,
            Clock clock) {
        this.declared = declared;
        this.units = units;
        this.policies = policies;
        this.keepers = keepers;
        this.rows = rows;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    public void change(Change change) {
        change(declared.find(change.key()).orElseThrow(() -> new Absent("policy")), change);
    }

    private <T> void change(Policy<T> policy, Change change) {
        var unit = change.unit() == null ? null : units.get(change.unit());
        var actor = Acting.now();
        var value = policy.read(change.value());
        Refused.unlessEmpty(refusals(policy, unit, change));
        var before =
                unit == null
                        ? policies.value(policy, String.valueOf(change.education()), change.from())
                        : policies.value(policy, unit.id(), change.from());
        var written = policy.write(value.orElseThrow());
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
                        .from(Map.of("value", policy.write(before)))
                        .to(
                                Map.of(
                                        "value", written,
                                        "from", change.from().toString(),
                                        "education", String.valueOf(change.education()))));
    }

    private List<Refusal> refusals(Policy<?> policy, @Nullable Unit unit, Change change) {
        var past = !Acting.now().holds("system") && !change.from().isAfter(LocalDate.now(clock));
        return Refusal.all(
                keepers.unlessMay(new Place(unit, change.education(), List.of())),
                policy.read(change.value()).isEmpty()
                        ? Refusal.input("value", "policy.value", policy.bounds())
                        : null,
                change.reason().isBlank() ? Refusal.input("reason", "reason.missing") : null,
                past ? Refusal.rule("policy.past", change.from()).at("from") : null,
                misplaced(unit, change.education()));
    }

    /// A class or department has no values of its own: cases ask for those of the institution.
    private static @Nullable Refusal misplaced(@Nullable Unit unit, @Nullable String education) {
        if ((unit == null) == (education == null)
                || education != null && !Place.EDUCATIONS.contains(education)) {
            return Refusal.input("unit", "policy.place");
        }
        var below = unit != null && unit.institutionId() != null && !unit.institution();
        return below ? Refusal.rule("policy.institution", unit.name()).at("unit") : null;
    }
}
