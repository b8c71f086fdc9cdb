package org.matricula.registry.numbering;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.registry.OpenToRegistrars;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Student numbers for scripts: what they would be, the act, and the pattern they follow.
@RestController
@OpenToRegistrars
class NumbersApi {

    /// @param ids enrolments; null for everyone below the unit who has no number
    record Order(@Nullable List<UUID> ids, @Nullable UUID unit) {}

    /// @param from the first day it holds, tomorrow at the earliest
    record NewPattern(
            @Nullable String pattern, @Nullable LocalDate from, @Nullable String reason) {}

    private final IssueNumbers issueNumbers;
    private final NumberPatterns patterns;

    NumbersApi(IssueNumbers issueNumbers, NumberPatterns patterns) {
        this.issueNumbers = issueNumbers;
        this.patterns = patterns;
    }

    /// What those of a unit who have none would get now.
    @GetMapping("/api/v1/numbers")
    List<Numbered> preview(@RequestParam UUID unit) {
        var waiting = issueNumbers.without(unit);
        return waiting.isEmpty() ? List.of() : issueNumbers.preview(waiting);
    }

    @PostMapping("/api/v1/numbers")
    List<Numbered> issue(@RequestBody Order order) {
        if (order.ids() == null && order.unit() == null) {
            throw new Refused(Refusal.input("unit", "numbers.whom"));
        }
        var ids = order.ids() != null ? order.ids() : issueNumbers.without(order.unit());
        return ids.isEmpty() ? List.of() : issueNumbers.issue(ids);
    }

    /// The pattern in force, and what some who wait would get by it or by another.
    @GetMapping("/api/v1/units/{id}/number-pattern")
    PatternTrial pattern(
            @PathVariable UUID id, @RequestParam(required = false) @Nullable String pattern) {
        return patterns.tried(id, pattern);
    }

    @PostMapping("/api/v1/units/{id}/number-pattern")
    PatternTrial change(@PathVariable UUID id, @RequestBody NewPattern wanted) {
        return patterns.change(id, wanted.pattern(), wanted.from(), wanted.reason());
    }
}
