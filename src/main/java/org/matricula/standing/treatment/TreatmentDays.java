package org.matricula.standing.treatment;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.matricula.calendar.Term;
import org.matricula.calendar.Terms;
import org.matricula.policy.Policies;
import org.matricula.standing.WarningPolicies;
import org.springframework.stereotype.Service;

/// When a term's warning and a year's treatment are to be finished.
@Service
public class TreatmentDays {

    private final Terms terms;
    private final Policies policies;

    TreatmentDays(Terms terms, Policies policies) {
        this.terms = terms;
        this.policies = policies;
    }

    /// Every term of the school, the earliest first.
    List<Term> inOrder(UUID institution) {
        return terms.of(institution).stream().sorted(Comparator.comparing(Term::from)).toList();
    }

    /// Whether the term is the last of its academic year: treatment comes once a year.
    public boolean endsYear(UUID institution, LocalDate termFrom) {
        var all = inOrder(institution);
        return all.stream()
                .filter(it -> it.from().equals(termFrom))
                .findFirst()
                .map(it ->
                        all.stream()
                                .noneMatch(o ->
                                        o.year().equals(it.year()) && o.from().isAfter(it.from())))
                .orElse(false);
    }

    /// The last day on which whoever was warned on a term is to have been treated; empty while the
    /// next year's first term is not planned.
    public Optional<LocalDate> dueOn(UUID institution, LocalDate termFrom) {
        return after(institution, termFrom).map(it -> lastDay(institution, it));
    }

    LocalDate lastDay(UUID institution, Term first) {
        return first.from()
                .plusDays(policies.value(WarningPolicies.TREATMENT_DAYS, institution, first.from()))
                .minusDays(1);
    }

    LocalDate runBy(UUID institution, Term following) {
        return following
                .from()
                .plusDays(policies.value(WarningPolicies.RUN_DAYS, institution, following.from()))
                .minusDays(1);
    }

    private Optional<Term> after(UUID institution, LocalDate termFrom) {
        return inOrder(institution).stream().filter(it -> it.from().isAfter(termFrom)).findFirst();
    }
}
