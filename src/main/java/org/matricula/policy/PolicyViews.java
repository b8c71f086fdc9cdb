package org.matricula.policy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.calendar.Term;
import org.matricula.calendar.Terms;
import org.matricula.kernel.Absent;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.organisation.UnitsInSight;
import org.matricula.page.Choice;
import org.matricula.page.Line;
import org.matricula.policy.PolicyView.Entered;
import org.matricula.policy.PolicyView.Level;
import org.matricula.policy.PolicyView.OnePolicy;
import org.matricula.policy.PolicyView.Outcome;
import org.matricula.policy.PolicyView.PolicyLine;
import org.matricula.policy.PolicyView.VersionLine;
import org.matricula.policy.PolicyView.Where;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Puts together what the policies' pages show.
@Component
class PolicyViews {

    private static final int MOST_CHOICES = 300;

    private final Declared declared;
    private final PolicyKeepers keepers;
    private final VersionRows versions;
    private final Units units;
    private final UnitsInSight inSight;
    private final Terms terms;
    private final ObjectProvider<PolicyGrounds> grounds;
    private final Clock clock;

    PolicyViews(
            Declared declared,
            PolicyKeepers keepers,
            VersionRows versions,
            Units units,
            UnitsInSight inSight,
            Terms terms,
            ObjectProvider<PolicyGrounds> grounds,
            Clock clock) {
        this.declared = declared;
        this.keepers = keepers;
        this.versions = versions;
        this.units = units;
        this.inSight = inSight;
        this.terms = terms;
        this.grounds = grounds;
        this.clock = clock;
    }

    /// An education type, or the institution asked for, if the reader reaches it; else the one they
    /// act for.
    Place place(@Nullable UUID unit, @Nullable String education) {
        if (education != null && !education.isBlank()) {
            if (!Place.EDUCATIONS.contains(education)) {
                throw new Absent("education " + education);
            }
            return new Place(null, education, List.of());
        }
        var at = unit(unit);
        return at == null
                ? new Place(null, null, List.of())
                : new Place(at, null, units.path(at.id()));
    }

    private @Nullable Unit unit(@Nullable UUID asked) {
        var own = institutionOf(inSight.unit());
        if (asked == null) {
            return own == null ? null : units.get(own);
        }
        var unit = units.get(asked);
        if (!inSight.sees(unit)) {
            throw new Absent("unit " + asked);
        }
        return unit;
    }

    private @Nullable UUID institutionOf(@Nullable UUID unit) {
        if (unit == null) {
            return null;
        }
        var at = units.get(unit);
        return at.institutionId() == null ? at.id() : at.institutionId();
    }

    List<PolicyLine> lines(Place place) {
        var all = versions.binding(place.units(), place.type());
        return declared.all().stream().map(it -> line(it, place, all)).toList();
    }

    OnePolicy one(
            String key, Place place, Entered entered, @Nullable Outcome outcome, List<Line> lines) {
        var policy = declared.find(key).orElseThrow(() -> new Absent("policy " + key));
        var all = versions.binding(place.units(), place.type());
        var today = LocalDate.now(clock);
        var term = lastTerm(place, today);
        return new OnePolicy(
                line(policy, place, all),
                policy.bounds(),
                policy instanceof FlagPolicy,
                where(place),
                levels(policy, place, all),
                grounds(key, place),
                all.stream()
                        .filter(it -> it.policyKey().equals(key))
                        .map(PolicyViews::line)
                        .toList(),
                keepers.may(place),
                declared.rehearsal(key).isPresent(),
                term == null ? today.minusMonths(6) : term.from(),
                term == null ? today.minusDays(1) : term.until().minusDays(1),
                today.plusDays(1),
                entered,
                outcome,
                lines);
    }

    private List<PolicyGrounds.Ground> grounds(String key, Place place) {
        var unit = place.unit() == null ? null : place.unit().id();
        return grounds.stream().flatMap(it -> it.of(key, unit).stream()).toList();
    }

    /// 上一学期: the last one that is over.
    private @Nullable Term lastTerm(Place place, LocalDate today) {
        return place.unit() == null
                ? null
                : terms.of(place.unit().id()).stream()
                        .filter(it -> !it.until().isAfter(today))
                        .findFirst()
                        .orElse(null);
    }

    Where where(Place place) {
        var unit = place.unit();
        return new Where(
                unit == null ? null : unit.id(),
                place.education(),
                unit == null ? null : unit.name(),
                place.query(),
                choices());
    }

    private PolicyLine line(Policy<?> policy, Place place, List<VersionRows.Version> all) {
        var today = LocalDate.now(clock);
        var inForce =
                levels(policy, place, all).stream()
                        .filter(Level::binding)
                        .findFirst()
                        .orElseThrow();
        var next =
                all.reversed().stream()
                        .filter(it -> it.policyKey().equals(policy.key()))
                        .filter(it -> it.fromOn().isAfter(today))
                        .findFirst()
                        .map(it -> it.fromOn() + " → " + it.value())
                        .orElse(null);
        return new PolicyLine(
                policy.key(),
                policy.key().substring(0, Math.max(policy.key().indexOf('.'), 0)),
                String.valueOf(inForce.value()),
                inForce.origin(),
                inForce.source() == null ? policy.source() : inForce.source(),
                next);
    }

    /// Where a value may come from, the law's default first; the last that says something binds.
    private <T> List<Level> levels(
            Policy<T> policy, Place place, List<VersionRows.Version> newestFirst) {
        var today = LocalDate.now(clock);
        var now =
                newestFirst.stream()
                        .filter(it -> it.policyKey().equals(policy.key()))
                        .filter(it -> !it.fromOn().isAfter(today))
                        .toList();
        var found = new ArrayList<Level>();
        var law = policy.write(policy.builtIn(place.type()));
        found.add(new Level("built-in", null, law, null, policy.source(), false));
        if (place.type() != null) {
            found.add(level("education", null, of(now, null, place.type())));
        }
        for (var unit : place.path()) {
            var origin = unit.equals(place.unit()) ? "own" : "above";
            found.add(level(origin, unit.name(), of(now, unit.id(), null)));
        }
        var last = found.stream().filter(it -> it.value() != null).toList().getLast();
        return found.stream().map(it -> it == last ? binding(it) : it).toList();
    }

    private static VersionRows.@Nullable Version of(
            List<VersionRows.Version> newestFirst,
            @Nullable UUID unit,
            @Nullable String education) {
        return newestFirst.stream()
                .filter(it -> unit == null ? it.unitId() == null : unit.equals(it.unitId()))
                .filter(it -> education == null || education.equals(it.education()))
                .findFirst()
                .orElse(null);
    }

    private static Level level(
            String origin, @Nullable String place, VersionRows.@Nullable Version it) {
        return it == null
                ? new Level(origin, place, null, null, null, false)
                : new Level(origin, place, it.value(), it.fromOn(), it.source(), false);
    }

    private static Level binding(Level it) {
        return new Level(it.origin(), it.place(), it.value(), it.from(), it.source(), true);
    }

    private static VersionLine line(VersionRows.Version it) {
        return new VersionLine(
                it.fromOn(),
                it.value(),
                it.unitName(),
                it.education(),
                it.source(),
                it.reason(),
                it.recorder(),
                it.recordedAt()
                        .atZone(java.time.ZoneId.of("Asia/Shanghai"))
                        .toLocalDate()
                        .toString());
    }

    /// The institutions within reach, to choose from.
    private List<Choice> choices() {
        return inSight.institutions(MOST_CHOICES).stream()
                .map(it -> new Choice(it.id().toString(), it.name()))
                .toList();
    }
}
