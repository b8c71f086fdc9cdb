package org.matricula.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 规则参数: the value that binds an institution on a day. A case reads it as of the day it was
/// submitted, so that a later change never rewrites what was decided.
@Service
public class Policies {

    private final Units units;
    private final VersionRows versions;

    Policies(Units units, VersionRows versions) {
        this.units = units;
        this.versions = versions;
    }

    /// The institution's own version, else that of the nearest unit above it, else its education
    /// type's, else the built-in default.
    @Transactional(readOnly = true)
    public <T> T value(Policy<T> policy, UUID institution, LocalDate on) {
        var path = units.path(institution).reversed();
        var education =
                path.stream()
                        .map(Unit::education)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        return versions.inForce(policy.key(), path.stream().map(Unit::id).toList(), education, on)
                .flatMap(policy::read)
                .orElseGet(() -> policy.builtIn(education));
    }

    /// The value that binds an education type where no institution has its own.
    @Transactional(readOnly = true)
    public <T> T value(Policy<T> policy, String education, LocalDate on) {
        return versions.inForce(policy.key(), List.of(), education, on)
                .flatMap(policy::read)
                .orElseGet(() -> policy.builtIn(education));
    }

    /// For reading one policy many times over.
    @Transactional(readOnly = true)
    public <T> PolicyCourse<T> course(Policy<T> policy) {
        return new PolicyCourse<>(policy, this, versions.changeDays(policy.key()));
    }
}
