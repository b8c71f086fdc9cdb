package org.matricula.registration.term;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 批准缓缴学费: whoever has arranged a loan, aid or a later day registers although they owe
/// (普通高等学校学生管理规定 第十三条); what they owe stays on the list of arrears.
@Service
class DeferFees {

    private final Openings openings;
    private final Registrations registrations;
    private final FeeDeferrals deferrals;
    private final RegisterStudents classes;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    DeferFees(
            Openings openings,
            Registrations registrations,
            FeeDeferrals deferrals,
            RegisterStudents classes,
            Units units,
            Ledger ledger,
            Clock clock) {
        this.openings = openings;
        this.registrations = registrations;
        this.deferrals = deferrals;
        this.classes = classes;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param until null takes an approval back; whoever was registered by it no longer is
    @Transactional
    void defer(
            UUID openingId,
            UUID unit,
            @Nullable UUID student,
            @Nullable LocalDate until,
            @Nullable String why) {
        var opening = openings.get(openingId);
        var clazz = classes.clazz(unit);
        if (student == null) {
            throw new Refused(Refusal.input("student", "registration.nobody"));
        }
        registrations.lock(opening.id(), List.of(student));
        var line =
                registrations.of(opening.id(), List.of(student)).stream()
                        .filter(it -> it.unit().equals(clazz.id()))
                        .findFirst()
                        .orElseThrow(() -> new Absent("registration"));
        var today = LocalDate.now(clock);
        Refused.unlessEmpty(
                Refusal.all(
                        why == null ? Refusal.input("reason", "registration.reason") : null,
                        until != null && (until.isBefore(today) || !until.isBefore(opening.until()))
                                ? Refusal.input(
                                        "until", "registration.until", opening.until().toString())
                                : null,
                        line.arrears() == null
                                ? Refusal.conflict("registration.no-arrears", line.name())
                                : null,
                        until == null && line.arrears() != null && line.feesUntil() == null
                                ? Refusal.conflict("registration.fees-not-deferred", line.name())
                                : null));
        if (until == null) {
            deferrals.end(opening.id(), student, today, clock.instant());
        } else {
            deferrals.grant(opening.id(), student, until, why);
        }
        ledger.record(
                Act.of("registration.defer-fees", "enrolment:" + student)
                        .at(units.get(line.unit()).pos())
                        .because(why)
                        .from(until(line.feesUntil()))
                        .to(until(until)));
    }

    private static Map<String, Object> until(@Nullable LocalDate day) {
        var map = new LinkedHashMap<String, Object>();
        map.put("feesUntil", day == null ? "" : day.toString());
        return map;
    }
}
