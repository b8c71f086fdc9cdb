package org.matricula.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.DateRange;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.page.Problems;
import org.matricula.policy.PolicyView.Differing;
import org.matricula.policy.PolicyView.Outcome;
import org.springframework.stereotype.Component;

/// Runs a rehearsal and tells its outcome in the reader's words.
@Component
class Outcomes {

    private static final int MOST_SHOWN = 200;

    private final PolicyViews views;
    private final RehearsePolicy rehearsePolicy;
    private final Problems problems;

    Outcomes(PolicyViews views, RehearsePolicy rehearsePolicy, Problems problems) {
        this.views = views;
        this.rehearsePolicy = rehearsePolicy;
        this.problems = problems;
    }

    /// @param from first day of the period, with `last` the last; without them last term
    Outcome of(
            String key,
            Place place,
            String value,
            @Nullable LocalDate from,
            @Nullable LocalDate last,
            Locale locale) {
        var usual = views.one(key, place, PolicyView.Entered.NOTHING, null, List.of());
        var first = from == null ? usual.periodFrom() : from;
        var end = last == null ? usual.periodLast() : last;
        if (end.isBefore(first)) {
            throw new Refused(Refusal.input("periodLast", "policy.period"));
        }
        var result =
                rehearsePolicy.rehearse(key, place, new DateRange(first, end.plusDays(1)), value);
        return new Outcome(
                value,
                first,
                end,
                result.examined(),
                result.cut(),
                result.stricter(),
                result.milder(),
                differing(result, locale));
    }

    private List<Differing> differing(RehearsalResult result, Locale locale) {
        return result.differences().stream()
                .limit(MOST_SHOWN)
                .map(it ->
                        new Differing(
                                it.subject(),
                                it.href(),
                                problems.lines(new Refused(it.before()), locale),
                                problems.lines(new Refused(it.after()), locale)))
                .toList();
    }
}
