package org.matricula.policy;

import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.matricula.policy.ChangePolicy.Change;
import org.matricula.policy.PolicyView.Entered;
import org.matricula.policy.PolicyView.Level;
import org.matricula.policy.PolicyView.Outcome;
import org.matricula.policy.PolicyView.PolicyLine;
import org.matricula.policy.PolicyView.VersionLine;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// The policies for other systems: what is in force and why, a change, a rehearsal.
@RestController
@RequestMapping("/api/v1/policies")
@Allowed(Allowed.SIGNED_IN)
class PoliciesApi {

    record Items(List<Told> items) {}

    record Told(
            String key,
            String label,
            String value,
            String origin,
            String source,
            @Nullable String next) {}

    record One(
            Told policy,
            String bounds,
            boolean mayChange,
            boolean rehearsable,
            List<Level> levels,
            List<PolicyGrounds.Ground> grounds,
            List<VersionLine> versions) {}

    /// @param education an education type in place of a unit
    record Asked(
            @Nullable UUID unit,
            @Nullable String education,
            @Nullable String value,
            @Nullable LocalDate from,
            @Nullable String source,
            @Nullable String reason) {}

    /// @param from first day of the period, with `last` the last; without them last term
    record Tried(
            @Nullable UUID unit,
            @Nullable String education,
            @Nullable String value,
            @Nullable LocalDate from,
            @Nullable LocalDate last) {}

    private final PolicyViews views;
    private final ChangePolicy changePolicy;
    private final Outcomes outcomes;
    private final MessageSource words;

    PoliciesApi(
            PolicyViews views, ChangePolicy changePolicy, Outcomes outcomes, MessageSource words) {
        this.views = views;
        this.changePolicy = changePolicy;
        this.outcomes = outcomes;
        this.words = words;
    }

    @GetMapping
    Items list(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable String education,
            Locale locale) {
        return new Items(
                views.lines(views.place(unit, education)).stream()
                        .map(it -> told(it, locale))
                        .toList());
    }

    @GetMapping("/{key}")
    One one(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable String education,
            Locale locale) {
        return one(key, views.place(unit, education), locale);
    }

    @PostMapping("/{key}")
    @Allowed({"administrator", "academic-office-head", "registrar", "province-reviewer"})
    One change(@PathVariable String key, @RequestBody Asked asked, Locale locale) {
        if (asked.from() == null) {
            throw new Refused(Refusal.input("from", "field.missing"));
        }
        var place = views.place(asked.unit(), asked.education());
        changePolicy.change(
                new Change(
                        key,
                        asked.unit(),
                        asked.education(),
                        asked.value() == null ? "" : asked.value(),
                        asked.from(),
                        asked.source(),
                        asked.reason() == null ? "" : asked.reason()));
        return one(key, place, locale);
    }

    /// Changes nothing.
    @PostMapping("/{key}/rehearsal")
    @Allowed({"administrator", "academic-office-head", "registrar", "province-reviewer"})
    Outcome rehearse(@PathVariable String key, @RequestBody Tried tried, Locale locale) {
        var place = views.place(tried.unit(), tried.education());
        var value = tried.value() == null ? "" : tried.value();
        return outcomes.of(key, place, value, tried.from(), tried.last(), locale);
    }

    private One one(String key, Place place, Locale locale) {
        var it = views.one(key, place, Entered.NOTHING, null, List.of());
        return new One(
                told(it.line(), locale),
                it.bounds(),
                it.may(),
                it.rehearsable(),
                it.levels(),
                it.grounds(),
                it.versions());
    }

    private Told told(PolicyLine it, Locale locale) {
        return new Told(
                it.key(),
                words.getMessage("policy." + it.key(), null, it.key(), locale),
                it.value(),
                it.origin(),
                it.source(),
                it.next());
    }
}
