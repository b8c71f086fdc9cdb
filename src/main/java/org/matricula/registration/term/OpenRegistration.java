package org.matricula.registration.term;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.calendar.Term;
import org.matricula.calendar.Terms;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.matricula.policy.Policies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 安排学期注册: lays a row for everyone who studies (普通高等学校学生管理规定 第十三条).
@Service
class OpenRegistration {

    private final Openings openings;
    private final Terms terms;
    private final Units units;
    private final Policies policies;
    private final Ledger ledger;
    private final Clock clock;

    OpenRegistration(
            Openings openings,
            Terms terms,
            Units units,
            Policies policies,
            Ledger ledger,
            Clock clock) {
        this.openings = openings;
        this.terms = terms;
        this.units = units;
        this.policies = policies;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param opens null for the first day of term
    /// @param closes null for the last day the school's policy allows
    @Transactional
    UUID open(
            @Nullable UUID institutionId,
            @Nullable UUID termId,
            @Nullable LocalDate opens,
            @Nullable LocalDate closes) {
        var institution =
                institutionId == null
                        ? null
                        : units.find(institutionId)
                                .filter(it ->
                                        it.institution() && Acting.now().scope().reaches(it.pos()))
                                .orElse(null);
        Refused.unlessEmpty(
                Refusal.all(
                        institution == null
                                ? Refusal.input("institution", "registration.institution")
                                : null));
        var term =
                terms.of(institution.id()).stream()
                        .filter(it -> it.id().equals(termId))
                        .findFirst()
                        .orElse(null);
        Refused.unlessEmpty(
                Refusal.all(term == null ? Refusal.input("term", "registration.term") : null));
        var from = opens == null ? term.from() : opens;
        var last = lastDay(institution.id(), term);
        var until = closes == null ? last : closes;
        Refused.unlessEmpty(
                Refusal.all(
                        until.isBefore(from)
                                ? Refusal.input("closesOn", "registration.window")
                                : null,
                        until.isAfter(last)
                                ? Refusal.rule("registration.late", last.toString()).at("closesOn")
                                : null,
                        openings.taken(institution.id(), term.id())
                                ? Refusal.conflict("registration.taken", term.name())
                                : null));
        var id =
                openings.open(institution.id(), term, from, until, clock.instant())
                        .orElseThrow(() ->
                                new Refused(Refusal.conflict("registration.taken", term.name())));
        var laid = openings.lay(id);
        ledger.record(
                Act.of("registration.open", "opening:" + id)
                        .at(institution.pos())
                        .to(
                                Map.of(
                                        "term",
                                        term.year() + " " + term.name(),
                                        "opensOn",
                                        from.toString(),
                                        "closesOn",
                                        until.toString(),
                                        "students",
                                        laid)));
        return id;
    }

    /// The Sunday that ends the last week in which registering is allowed.
    LocalDate lastDay(UUID institution, Term term) {
        var weeks = policies.value(RegistrationPolicies.WEEKS, institution, LocalDate.now(clock));
        return term.from()
                .with(
                        java.time.temporal.TemporalAdjusters.previousOrSame(
                                java.time.DayOfWeek.MONDAY))
                .plusWeeks(weeks)
                .minusDays(1);
    }
}
