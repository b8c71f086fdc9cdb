package org.matricula.registry.numbering;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.personal.NumberPattern;
import org.matricula.personal.Problem;
import org.matricula.policy.ChangePolicy;
import org.matricula.policy.Policies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 学号编制规则 of a school: tried on those who wait before it is set.
@Service
class NumberPatterns {

    private static final int EXAMPLES = 5;

    private final Units units;
    private final Policies policies;
    private final ChangePolicy changePolicy;
    private final IssueNumbers issueNumbers;
    private final Clock clock;

    NumberPatterns(
            Units units,
            Policies policies,
            ChangePolicy changePolicy,
            IssueNumbers issueNumbers,
            Clock clock) {
        this.units = units;
        this.policies = policies;
        this.changePolicy = changePolicy;
        this.issueNumbers = issueNumbers;
        this.clock = clock;
    }

    /// @param pattern null for the one in force
    /// @throws Absent if there is no such school within reach
    @Transactional(readOnly = true)
    PatternTrial tried(UUID unit, @Nullable String pattern) {
        var school = school(unit);
        var today = LocalDate.now(clock);
        var inForce = policies.value(NumberPolicies.PATTERN, school.id(), today);
        var tried = pattern == null || pattern.isBlank() ? inForce : pattern.strip();
        var problems =
                NumberPattern.check(tried, NumberPattern.LONGEST).stream()
                        .map(Problem::code)
                        .toList();
        return new PatternTrial(
                school.id(),
                inForce,
                tried,
                problems,
                problems.isEmpty() ? examples(school, tried) : List.of(),
                today.plusDays(1));
    }

    private List<Numbered> examples(Unit school, String pattern) {
        var waiting = issueNumbers.without(school.id()).stream().limit(EXAMPLES).toList();
        try {
            return waiting.isEmpty()
                    ? List.of()
                    : issueNumbers.preview(waiting, NumberPattern.of(pattern));
        } catch (Refused missing) {
            // somebody lacks a value the pattern needs: the act itself will say who
            return List.of();
        }
    }

    /// What was issued before keeps its number; from the day on the new pattern is followed.
    ///
    /// @throws Refused where it is no pattern, the day is past, or the acting person may not
    @Transactional
    public PatternTrial change(
            UUID unit,
            @Nullable String pattern,
            @Nullable LocalDate from,
            @Nullable String reason) {
        var school = school(unit);
        var first = from == null ? LocalDate.now(clock).plusDays(1) : from;
        changePolicy.change(
                new ChangePolicy.Change(
                        NumberPolicies.PATTERN.key(),
                        school.id(),
                        null,
                        pattern == null ? "" : pattern.strip(),
                        first,
                        null,
                        reason == null ? "" : reason));
        return tried(unit, pattern);
    }

    private Unit school(UUID unit) {
        var given =
                units.find(unit)
                        .filter(it -> Acting.now().scope().reaches(it.pos()))
                        .filter(it -> it.institutionId() != null)
                        .orElseThrow(() -> new Absent("unit"));
        return units.get(given.institutionId());
    }
}
