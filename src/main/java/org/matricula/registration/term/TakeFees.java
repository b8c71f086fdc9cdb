package org.matricula.registration.term;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.matricula.policy.Policies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 录入缴费情况: a pasted list, a line a student: number, what they owe, of which academic year; `0` or
/// 已缴 for whoever has paid.
@Service
class TakeFees {

    private static final int MOST = 20_000;

    private record Fee(int line, String number, MarkException.Mark mark) {}

    private final Openings openings;
    private final Registrations registrations;
    private final Units units;
    private final Policies policies;
    private final Ledger ledger;
    private final Clock clock;

    TakeFees(
            Openings openings,
            Registrations registrations,
            Units units,
            Policies policies,
            Ledger ledger,
            Clock clock) {
        this.openings = openings;
        this.registrations = registrations;
        this.units = units;
        this.policies = policies;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// All or nothing: every line that does not fit is named.
    ///
    /// @return how many students' fees were taken down
    @Transactional
    int take(UUID openingId, String text) {
        var opening = openings.get(openingId);
        var digits =
                policies.value(
                        RegistrationPolicies.DIGITS, opening.institutionId(), LocalDate.now(clock));
        var refusals = new ArrayList<Refusal>();
        var fees = read(text, opening.year(), digits, refusals);
        var found =
                registrations
                        .numbered(opening.id(), fees.stream().map(Fee::number).toList())
                        .stream()
                        .collect(Collectors.groupingBy(Registrations.Line::studentNumber));
        for (var it : fees) {
            if (found.getOrDefault(it.number(), List.of()).size() != 1) {
                refusals.add(fault("registration.fees.unknown", it.line(), it.number()));
            }
        }
        if (fees.isEmpty() && refusals.isEmpty()) {
            refusals.add(Refusal.input("fees", "registration.fees.none"));
        }
        Refused.unlessEmpty(refusals);
        var ids = fees.stream().map(it -> found.get(it.number()).getFirst().enrolment()).toList();
        registrations.lock(opening.id(), ids);
        var amounts = new ArrayList<@Nullable BigDecimal>();
        var years = new ArrayList<@Nullable String>();
        fees.forEach(it -> {
            amounts.add(it.mark().arrears());
            years.add(it.mark().arrearsYear());
        });
        var taken = registrations.fees(opening.id(), ids, amounts, years, clock.instant());
        ledger.record(
                Act.of("registration.fees", "opening:" + opening.id())
                        .at(units.get(opening.institutionId()).pos())
                        .to(
                                Map.of(
                                        "students",
                                        taken,
                                        "owing",
                                        amounts.stream().filter(it -> it != null).count())));
        return taken;
    }

    private static List<Fee> read(
            String text, String thisYear, int digits, List<Refusal> refusals) {
        var fees = new ArrayList<Fee>();
        var seen = new java.util.HashSet<String>();
        var lines = text.lines().toList();
        if (lines.size() > MOST) {
            refusals.add(Refusal.input("fees", "registration.fees.most", String.valueOf(MOST)));
            return fees;
        }
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i).strip();
            if (line.isEmpty()) {
                continue;
            }
            var parts = line.split("[\\s,，;；]+");
            var amount = parts.length < 2 ? null : amount(parts[1]);
            if (!RegistrationPolicies.fits(digits, parts[0])) {
                refusals.add(
                        fault("registration.fees.number", i + 1, parts[0], String.valueOf(digits)));
            } else if (amount == null || parts.length > 3) {
                refusals.add(fault("registration.fees.amount", i + 1, line));
            } else if (!seen.add(parts[0])) {
                refusals.add(fault("registration.fees.twice", i + 1, parts[0]));
            } else {
                var owes = amount.signum() != 0;
                var mark =
                        new MarkException.Mark(
                                null,
                                null,
                                null,
                                owes ? amount : null,
                                owes ? parts.length == 3 ? parts[2] : thisYear : null);
                if (MarkException.arrears(mark) != null) {
                    refusals.add(fault("registration.fees.amount", i + 1, line));
                } else {
                    fees.add(new Fee(i + 1, parts[0], mark));
                }
            }
        }
        return fees;
    }

    private static @Nullable BigDecimal amount(String text) {
        if (text.equals("已缴")) {
            return BigDecimal.ZERO;
        }
        return text.matches("\\d{1,8}(\\.\\d{1,2})?") ? new BigDecimal(text) : null;
    }

    private static Refusal fault(String code, int line, Object... args) {
        var all = new ArrayList<Object>();
        all.add(String.valueOf(line));
        all.addAll(List.of(args));
        return Refusal.rule(code, all.toArray()).at("fees");
    }
}
