package org.matricula.graduation.round;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.graduation.audit.Requirements;
import org.matricula.page.Allowed;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// A school's graduation conditions, for other systems.
@RestController
@RequestMapping("/api/v1/graduation/requirements/{unit}")
class GraduationRequirementsApi {

    record Changed(
            @Nullable BigDecimal threshold, @Nullable Boolean enabled, @Nullable String source) {}

    private final Requirements requirements;

    GraduationRequirementsApi(Requirements requirements) {
        this.requirements = requirements;
    }

    @GetMapping
    @Allowed({"department-registrar", "registrar", "academic-office-head", "vice-principal"})
    List<Requirements.Version> all(@PathVariable UUID unit) {
        return requirements.versions(requirements.school(unit).id());
    }

    /// From today on.
    @PutMapping("/{rule}")
    @Allowed({"registrar", "academic-office-head"})
    void change(@PathVariable UUID unit, @PathVariable String rule, @RequestBody Changed it) {
        requirements.change(
                unit,
                rule,
                it.threshold(),
                !Boolean.FALSE.equals(it.enabled()),
                it.source() == null ? "" : it.source());
    }
}
