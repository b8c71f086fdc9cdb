package org.matricula.policy;

import java.util.List;
import java.util.UUID;
import org.matricula.kernel.Absent;
import org.matricula.kernel.DateRange;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 试算: asks the module that reads a policy what another value would have changed. The transaction
/// reads only: whatever a rehearsal tries, nothing of it stays.
@Service
class RehearsePolicy {

    private final Declared declared;
    private final PolicyKeepers keepers;
    private final VersionRows versions;
    private final Units units;

    RehearsePolicy(Declared declared, PolicyKeepers keepers, VersionRows versions, Units units) {
        this.declared = declared;
        this.keepers = keepers;
        this.versions = versions;
        this.units = units;
    }

    /// @param value as it was typed
    /// @param period in which the decisions to be looked at were handed in
    @Transactional(readOnly = true)
    public RehearsalResult rehearse(String key, Place place, DateRange period, String value) {
        Refused.unlessEmpty(Refusal.all(keepers.unlessMay(place)));
        var rehearsal = declared.rehearsal(key).orElseThrow(() -> new Absent("rehearsal " + key));
        return run(rehearsal, bound(key, place), period, value);
    }

    private static <T> RehearsalResult run(
            Rehearsal<T> rehearsal, List<UUID> institutions, DateRange period, String value) {
        var policy = rehearsal.policy();
        var read =
                policy.read(value)
                        .orElseThrow(() ->
                                new Refused(
                                        Refusal.input("value", "policy.value", policy.bounds())));
        return rehearsal.run(new Trial<>(institutions, period, read));
    }

    /// The institutions that would feel the change: those without a nearer value of their own.
    private List<UUID> bound(String key, Place place) {
        var unit = place.unit();
        if (unit != null && unit.institution()) {
            return List.of(unit.id());
        }
        var candidates =
                unit == null
                        ? keepers.institutions(String.valueOf(place.education()))
                        : units.institutions().stream().filter(unit::covers).toList();
        var own = versions.unitsWithOwn(key);
        return candidates.stream().map(Unit::id).filter(it -> !own.contains(it)).toList();
    }
}
