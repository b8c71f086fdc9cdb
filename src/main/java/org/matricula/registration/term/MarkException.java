package org.matricula.registration.term;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.matricula.policy.Policies;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 登记异常, 暂缓注册: why somebody is not registered, and until when that is allowed.
@Service
class MarkException {

    private static final Set<String> ABSENCES = Set.of("not-reported", "on-leave");

    /// @param absence null for whoever is here
    /// @param contact who was reached, how and when, of whoever has not come
    /// @param arrears in yuan, null for nothing
    record Mark(
            @Nullable String absence,
            @Nullable String reason,
            @Nullable String contact,
            @Nullable BigDecimal arrears,
            @Nullable String arrearsYear) {}

    private final Openings openings;
    private final Registrations registrations;
    private final RegisterStudents classes;
    private final Units units;
    private final Policies policies;
    private final Ledger ledger;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    MarkException(
            Openings openings,
            Registrations registrations,
            RegisterStudents classes,
            Units units,
            Policies policies,
            Ledger ledger,
            ApplicationEventPublisher news,
            Clock clock) {
        this.openings = openings;
        this.registrations = registrations;
        this.classes = classes;
        this.units = units;
        this.policies = policies;
        this.ledger = ledger;
        this.news = news;
        this.clock = clock;
    }

    @Transactional
    void mark(UUID openingId, UUID unit, @Nullable UUID student, Mark it) {
        var opening = openings.get(openingId);
        var line = line(opening, unit, student);
        var digits =
                policies.value(
                        RegistrationPolicies.DIGITS, opening.institutionId(), LocalDate.now(clock));
        Refused.unlessEmpty(
                Refusal.all(
                        it.absence() == null || ABSENCES.contains(it.absence())
                                ? null
                                : Refusal.input("absence", "registration.absence"),
                        it.absence() != null && it.reason() == null
                                ? Refusal.input("reason", "registration.reason")
                                : null,
                        "not-reported".equals(it.absence()) && it.contact() == null
                                ? Refusal.input("contact", "registration.contact")
                                : null,
                        arrears(it),
                        line.arrears() != null
                                        && it.arrears() == null
                                        && !Acting.now().holds("registrar", "finance")
                                ? Refusal.forbidden("registration.cleared-by")
                                : null,
                        (it.absence() != null || it.arrears() != null)
                                        && !RegistrationPolicies.fits(digits, line.studentNumber())
                                ? Refusal.rule(
                                        "registration.number",
                                        line.name(),
                                        line.studentNumber(),
                                        String.valueOf(digits))
                                : null));
        registrations.mark(opening.id(), line.enrolment(), it, clock.instant());
        var now = new LinkedHashMap<String, Object>();
        put(now, "absence", it.absence());
        put(now, "arrears", it.arrears());
        put(now, "arrearsYear", it.arrearsYear());
        record("registration.mark", opening, line, it.reason(), now);
    }

    /// 批准暂缓注册 (普通高等学校学生管理规定 第十三条).
    @Transactional
    void defer(
            UUID openingId,
            UUID unit,
            @Nullable UUID student,
            @Nullable LocalDate until,
            @Nullable String reason) {
        var opening = openings.get(openingId);
        var line = line(opening, unit, student);
        Refused.unlessEmpty(
                Refusal.all(
                        reason == null ? Refusal.input("reason", "registration.reason") : null,
                        until == null
                                        || until.isBefore(LocalDate.now(clock))
                                        || !until.isBefore(opening.until())
                                ? Refusal.input(
                                        "until", "registration.until", opening.until().toString())
                                : null,
                        line.state().equals("registered")
                                ? Refusal.conflict("registration.registered", line.name())
                                : null));
        registrations.defer(opening.id(), line.enrolment(), until, reason, clock.instant());
        record("registration.defer", opening, line, reason, Map.of("until", until.toString()));
        news.publishEvent(new EndProposals.Cleared(opening.id()));
    }

    private Registrations.Line line(Opening opening, UUID unit, @Nullable UUID student) {
        var clazz = classes.clazz(unit);
        if (student == null) {
            throw new Refused(Refusal.input("student", "registration.nobody"));
        }
        registrations.lock(opening.id(), List.of(student));
        return registrations.of(opening.id(), List.of(student)).stream()
                .filter(it -> it.unit().equals(clazz.id()))
                .findFirst()
                .orElseThrow(() -> new Absent("registration"));
    }

    static @Nullable Refusal arrears(Mark it) {
        var amount = it.arrears();
        var year = it.arrearsYear();
        var bad =
                amount == null
                        ? year != null
                        : amount.signum() <= 0
                                || amount.precision() - amount.scale() > 8
                                || year == null
                                || !year.matches("\\d{4}-\\d{4}");
        return bad ? Refusal.input("arrears", "registration.arrears") : null;
    }

    private void record(
            String act,
            Opening opening,
            Registrations.Line line,
            @Nullable String reason,
            Map<String, Object> now) {
        ledger.record(
                Act.of(act, "enrolment:" + line.enrolment())
                        .at(units.get(line.unit()).pos())
                        .because(reason)
                        .from(Map.of("state", line.state()))
                        .to(merged(now, opening)));
    }

    private static Map<String, Object> merged(Map<String, Object> now, Opening opening) {
        var all = new LinkedHashMap<>(now);
        all.put("term", opening.name());
        return all;
    }

    private static void put(Map<String, Object> into, String key, @Nullable Object value) {
        if (value != null) {
            into.put(key, value.toString());
        }
    }
}
