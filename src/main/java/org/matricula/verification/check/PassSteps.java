package org.matricula.verification.check;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.calendar.WorkingDays;
import org.matricula.kernel.Acting;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// One range of a run, in a transaction of its own: what it found and how far the run has come are
/// written together, so that a stopped run goes on where it was.
@Service
class PassSteps {

    /// Thrown inside a range that is no longer wanted: rolls it back.
    static final class Cancelled extends RuntimeException {}

    private final Passes passes;
    private final CheckRules rules;
    private final RegisterPass register;
    private final GroupPass groups;
    private final SealedNumbers numbers;
    private final WorkingDays workingDays;
    private final Clock clock;

    PassSteps(
            Passes passes,
            CheckRules rules,
            RegisterPass register,
            GroupPass groups,
            SealedNumbers numbers,
            WorkingDays workingDays,
            Clock clock) {
        this.passes = passes;
        this.rules = rules;
        this.register = register;
        this.groups = groups;
        this.numbers = numbers;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    @Transactional
    void range(Passes.Pass pass, long lo, long hi) {
        var look = look(pass, lo, hi, null);
        var students = register.lay(look);
        find(look);
        if (!passes.reached(pass.id(), students, hi)) {
            throw new Cancelled();
        }
    }

    @Transactional
    void conclude(Passes.Pass pass, long lo, long hi) {
        groups.find(look(pass, lo, hi, null));
        if (!passes.end(pass.id(), "done", null, clock.instant())) {
            throw new Cancelled();
        }
    }

    /// What a student or a teacher says of some students, by enrolment.
    @Transactional(propagation = Propagation.MANDATORY)
    void tell(UUID campaign, String rule, Map<UUID, String> details) {
        var scope = Acting.now().scope();
        register.told(
                look(campaign, null, scope.lo(), scope.hi(), null),
                details.entrySet().stream()
                        .map(it -> new RegisterPass.Hit(rule, it.getKey(), it.getValue()))
                        .toList());
    }

    /// The rules upon one student alone, under the run that has looked at them last.
    @Transactional
    void again(Passes.Pass pass, long position, UUID enrolment) {
        var look = look(pass, position, position, enrolment);
        register.forget(look);
        find(look);
    }

    /// The rules upon classes and numbers alone.
    @Transactional
    void groupsAgain(Passes.Pass pass, long lo, long hi) {
        var look = look(pass, lo, hi, null);
        groups.forget(look);
        groups.find(look);
    }

    private void find(RegisterPass.Look look) {
        register.records(look, register.elsewhere(look));
        register.told(look, numbers.hits(look));
        register.mended(look);
    }

    private RegisterPass.Look look(Passes.Pass pass, long lo, long hi, @Nullable UUID enrolment) {
        return look(pass.campaignId(), pass.id(), lo, hi, enrolment);
    }

    private RegisterPass.Look look(
            UUID campaign, @Nullable UUID pass, long lo, long hi, @Nullable UUID enrolment) {
        var today = LocalDate.now(clock);
        var frozen = rules.of(campaign);
        return new RegisterPass.Look(
                campaign,
                pass,
                lo,
                hi,
                enrolment,
                frozen,
                dues(frozen, today),
                today,
                clock.instant());
    }

    private Map<String, LocalDate> dues(Map<String, CheckRule> frozen, LocalDate today) {
        var byDays =
                frozen.values().stream()
                        .map(CheckRule::days)
                        .distinct()
                        .collect(Collectors.toMap(it -> it, it -> workingDays.plus(today, it)));
        return frozen.values().stream()
                .collect(Collectors.toMap(CheckRule::code, it -> byDays.get(it.days())));
    }
}
