package org.matricula.policy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.organisation.TreeKeepers;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.page.Choice;
import org.matricula.page.Line;
import org.matricula.policy.PolicyView.OnePolicy;
import org.matricula.policy.PolicyView.Outcome;
import org.matricula.policy.PolicyView.PolicyLine;
import org.matricula.policy.PolicyView.VersionLine;
import org.springframework.stereotype.Component;

/// Puts together what the policies' pages show.
@Component
class PolicyViews {

    private final Declared declared;
    private final Policies policies;
    private final VersionRows versions;
    private final Units units;
    private final Clock clock;

    PolicyViews(
            Declared declared, Policies policies, VersionRows versions, Units units, Clock clock) {
        this.declared = declared;
        this.policies = policies;
        this.versions = versions;
        this.units = units;
        this.clock = clock;
    }

    /// The institution asked for, if the reader reaches it; else the one they act for.
    @Nullable Unit unit(@Nullable UUID asked) {
        var actor = Acting.now();
        if (asked != null) {
            var unit = units.get(asked);
            if (!actor.scope().reaches(unit.pos()) && !asked.equals(institutionOf(actor.unit()))) {
                throw new Absent("unit " + asked);
            }
            return unit;
        }
        var own = institutionOf(actor.unit());
        return own == null ? null : units.get(own);
    }

    private @Nullable UUID institutionOf(@Nullable UUID unit) {
        if (unit == null) {
            return null;
        }
        var at = units.get(unit);
        return at.institutionId() == null ? at.id() : at.institutionId();
    }

    List<PolicyLine> lines(@Nullable Unit unit) {
        return declared.all().stream().map(it -> line(it, unit)).toList();
    }

    OnePolicy one(String key, @Nullable Unit unit, @Nullable Outcome outcome, List<Line> lines) {
        var policy = declared.find(key).orElseThrow(() -> new Absent("policy " + key));
        var today = LocalDate.now(clock);
        return new OnePolicy(
                line(policy, unit),
                policy.bounds(),
                policy instanceof FlagPolicy,
                unit == null ? null : unit.id(),
                unit == null ? null : unit.name(),
                choices(),
                history(policy, unit).map(this::line).toList(),
                unit != null && TreeKeepers.may(Acting.now(), unit),
                declared.rehearsal(key).isPresent(),
                today.minusMonths(6),
                today.minusDays(1),
                today.plusDays(1),
                outcome,
                lines);
    }

    private <T> PolicyLine line(Policy<T> policy, @Nullable Unit unit) {
        var today = LocalDate.now(clock);
        var versions = history(policy, unit).toList();
        var value =
                unit == null
                        ? policy.write(policy.builtIn())
                        : policies.text(policy, unit.id(), today);
        var now = versions.stream().filter(it -> !it.fromOn().isAfter(today)).toList();
        var origin =
                now.stream().anyMatch(it -> it.unitId() != null)
                        ? "own"
                        : now.isEmpty() ? "built-in" : "education";
        var next =
                versions.reversed().stream()
                        .filter(it -> it.fromOn().isAfter(today))
                        .findFirst()
                        .map(it -> it.fromOn() + " → " + it.value())
                        .orElse(null);
        return new PolicyLine(
                policy.key(),
                policy.key().substring(0, Math.max(policy.key().indexOf('.'), 0)),
                value,
                origin,
                policy.source(),
                next);
    }

    /// Everything that binds the institution, the newest first.
    private Stream<VersionRows.Version> history(Policy<?> policy, @Nullable Unit unit) {
        if (unit == null) {
            return Stream.empty();
        }
        var path = units.path(unit.id());
        var education =
                path.reversed().stream().map(Unit::education).filter(Objects::nonNull).findFirst();
        var ids = path.stream().map(Unit::id).toList();
        return versions.history(policy.key(), ids, education.orElse(null)).stream();
    }

    private VersionLine line(VersionRows.Version it) {
        return new VersionLine(
                it.fromOn(),
                it.value(),
                it.unitName(),
                it.education(),
                it.source(),
                it.reason(),
                it.recorder(),
                it.recordedAt().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate().toString());
    }

    /// The institutions within reach, to choose from.
    private List<Choice> choices() {
        var scope = Acting.now().scope();
        return units.institutions().stream()
                .filter(it -> scope.reaches(it.pos()))
                .map(it -> new Choice(it.id().toString(), it.name()))
                .toList();
    }
}
