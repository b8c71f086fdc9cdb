package org.matricula.coursework.archive;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.matricula.calendar.Duty;
import org.matricula.calendar.DutySource;
import org.matricula.calendar.Terms;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Units;
import org.matricula.policy.Policies;
import org.springframework.stereotype.Component;

/// By when each term's archive reaches the academic office, and how many courses and class totals
/// still lack something.
@Component
class ArchiveDuties implements DutySource {

    private final Archive archive;
    private final Terms terms;
    private final Units units;
    private final Policies policies;

    ArchiveDuties(Archive archive, Terms terms, Units units, Policies policies) {
        this.archive = archive;
        this.terms = terms;
        this.units = units;
        this.policies = policies;
    }

    @Override
    public List<Duty> duties(LocalDate from, LocalDate until) {
        var actor = Acting.now();
        if (actor.unit() == null
                || !actor.holds("department-registrar", "registrar", "academic-office-head")) {
            return List.of();
        }
        var institution = units.get(actor.unit()).institutionId();
        if (institution == null) {
            return List.of();
        }
        return terms.of(institution).stream()
                .filter(it -> {
                    var due = ArchivePolicies.dueOn(it, institution, terms, policies);
                    return !due.isBefore(from) && due.isBefore(until);
                })
                .map(it ->
                        new Duty(
                                ArchivePolicies.dueOn(it, institution, terms, policies),
                                "archive-due",
                                it.year() + " " + it.name(),
                                lacking(it.id()),
                                "/term-archive?term=" + it.id()))
                .toList();
    }

    private long lacking(UUID term) {
        var many = new java.util.concurrent.atomic.AtomicLong();
        archive.each(
                term,
                0,
                Long.MAX_VALUE,
                line -> {
                    if (!line.missing().isEmpty()) {
                        many.incrementAndGet();
                    }
                });
        return many.get()
                + archive.classes(term, 0, Long.MAX_VALUE).stream()
                        .filter(it -> !it.missing().isEmpty())
                        .count();
    }
}
