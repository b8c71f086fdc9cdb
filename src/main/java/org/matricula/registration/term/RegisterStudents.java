package org.matricula.registration.term;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.policy.Policies;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 办理注册: by whoever looks after a class, by its student helper, or by the student. Whoever owes
/// fees or has not come is not registered before that is cleared (普通高等学校学生管理规定 第十三条).
@Service
class RegisterStudents {

    private final Openings openings;
    private final Registrations registrations;
    private final Units units;
    private final Policies policies;
    private final Ledger ledger;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    RegisterStudents(
            Openings openings,
            Registrations registrations,
            Units units,
            Policies policies,
            Ledger ledger,
            ApplicationEventPublisher news,
            Clock clock) {
        this.openings = openings;
        this.registrations = registrations;
        this.units = units;
        this.policies = policies;
        this.ledger = ledger;
        this.news = news;
        this.clock = clock;
    }

    /// A class within reach; a student helper's own alone.
    ///
    /// @throws Absent if there is no such class within reach
    Unit clazz(UUID unit) {
        var actor = Acting.now();
        return units.find(unit)
                .filter(it -> actor.scope().reaches(it.pos()))
                .filter(it ->
                        !actor.holds("student-helper")
                                || it.kind().equals("class") && it.id().equals(actor.unit()))
                .orElseThrow(() -> new Absent("class"));
    }

    /// @return how many are registered now who were not before
    @Transactional
    int register(UUID openingId, UUID unit, List<UUID> students) {
        var opening = openings.get(openingId);
        var clazz = clazz(unit);
        return register(
                opening,
                clazz,
                students,
                Acting.now().holds("student-helper") ? "helper" : "staff");
    }

    /// 本人注册, where the school allows it.
    @Transactional
    void registerOwn(UUID openingId, UUID enrolment) {
        var own =
                registrations.own(LocalDate.now(clock)).stream()
                        .filter(it ->
                                it.opening().equals(openingId) && it.enrolment().equals(enrolment))
                        .findFirst()
                        .orElseThrow(() -> new Absent("registration"));
        Refused.unlessEmpty(
                Refusal.all(
                        mayThemselves(own.institution()) ? null : Refusal.rule("registration.self"),
                        own.absence() != null && own.absence().equals("not-reported")
                                ? Refusal.rule("registration.not-clear", own.student())
                                : null));
        register(openings.get(openingId), null, List.of(enrolment), "self");
    }

    boolean mayThemselves(UUID institution) {
        return policies.value(RegistrationPolicies.SELF, institution, LocalDate.now(clock));
    }

    private int register(Opening opening, @Nullable Unit clazz, List<UUID> students, String way) {
        var ids = students.stream().distinct().toList();
        registrations.lock(opening.id(), ids);
        var lines =
                registrations.of(opening.id(), ids).stream()
                        .filter(it -> clazz == null || it.unit().equals(clazz.id()))
                        .toList();
        var today = LocalDate.now(clock);
        var late = way.equals("staff") ? today.isBefore(opening.opensOn()) : !opening.openOn(today);
        // a helper keeps to those with whom nothing is special
        var helper = way.equals("helper");
        var held = names(lines, it -> helper ? !it.normal() : !it.clear(today));
        var others = lines.stream().allMatch(it -> it.state().equals("registered"));
        var deferred = way.equals("staff") ? "" : names(lines, it -> it.state().equals("deferred"));
        Refused.unlessEmpty(
                Refusal.all(
                        ids.isEmpty() ? Refusal.input("id", "registration.nobody") : null,
                        lines.size() == ids.size()
                                ? null
                                : Refusal.conflict("registration.elsewhere"),
                        late
                                ? Refusal.rule(
                                        "registration.closed",
                                        opening.opensOn().toString(),
                                        opening.closesOn().toString())
                                : null,
                        others && !lines.isEmpty()
                                ? Refusal.conflict(
                                        "registration.registered", names(lines, it -> true))
                                : null,
                        held.isEmpty() ? null : Refusal.rule("registration.not-clear", held),
                        deferred.isEmpty()
                                ? null
                                : Refusal.rule("registration.deferred", deferred)));
        var done = registrations.register(opening.id(), ids, way, today, clock.instant());
        if (done > 0) {
            var place = clazz == null ? units.get(lines.getFirst().unit()) : clazz;
            ledger.record(
                    Act.of("registration.register", "opening:" + opening.id())
                            .at(place.pos())
                            .to(
                                    Map.of(
                                            "way",
                                            way,
                                            "class",
                                            place.name(),
                                            "enrolments",
                                            ids.stream().map(UUID::toString).toList(),
                                            "count",
                                            done)));
            news.publishEvent(new EndProposals.Cleared(opening.id()));
        }
        return done;
    }

    private static String names(
            List<Registrations.Line> lines,
            java.util.function.Predicate<Registrations.Line> which) {
        return lines.stream()
                .filter(which)
                .map(Registrations.Line::name)
                .collect(Collectors.joining("、"));
    }
}
