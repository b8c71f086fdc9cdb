package org.matricula.change.transfer;

import static org.matricula.registry.StatusVerb.TRANSFER_OUT;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.matricula.calendar.Term;
import org.matricula.calendar.Terms;
import org.matricula.change.student.ChangeRules;
import org.matricula.kernel.Refusal;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.policy.Policies;
import org.matricula.registry.StandingChange;
import org.matricula.registry.StudentStatus;
import org.matricula.registry.TransferObstacle;
import org.matricula.workflow.Application;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 转出规则: 普通高等学校学生管理规定 第二十二条, 中小学生学籍管理办法, 国家开放大学学籍管理办法.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OutRules {

    /// 定向培养 (入学方式)
    private static final String DIRECTED = "04";

    private final ChangeRules rules;
    private final Leavers leavers;
    private final Halves halves;
    private final Pairs pairs;
    private final Provinces provinces;
    private final Units units;
    private final Terms terms;
    private final Policies policies;
    private final ObjectProvider<TransferObstacle> obstacles;

    OutRules(
            ChangeRules rules,
            Leavers leavers,
            Halves halves,
            Pairs pairs,
            Provinces provinces,
            Units units,
            Terms terms,
            Policies policies,
            ObjectProvider<TransferObstacle> obstacles) {
        this.rules = rules;
        this.leavers = leavers;
        this.halves = halves;
        this.pairs = pairs;
        this.provinces = provinces;
        this.units = units;
        this.terms = terms;
        this.policies = policies;
        this.obstacles = obstacles;
    }

    List<Refusal> refusals(TransferOutRequest form, Application it) {
        var subject = it.subject();
        var all =
                new ArrayList<>(
                        rules.refusals(
                                StandingChange.of(subject.id(), TRANSFER_OUT, form.on()), it));
        var leaver = leavers.get(subject.id());
        all.addAll(
                Refusal.all(
                        onLeave(subject.status()),
                        firstTerm(leaver, it),
                        lastYear(leaver, it),
                        directed(leaver, subject.education()),
                        firstWeeks(it),
                        handshake(form, it),
                        rules.told(form.reason(), form.explanation()),
                        rules.consent(form.consent(), it)));
        obstacles.forEach(one -> all.addAll(one.obstacles(subject.id())));
        return all;
    }

    /// The school on the register that bears the name in full, of the same kind of education.
    Optional<Unit> school(String name, String education) {
        return units.institutions().stream()
                .filter(it -> it.name().equals(name.strip()) && education.equals(it.education()))
                .findFirst();
    }

    private static @Nullable Refusal onLeave(String status) {
        return Refusal.when(
                List.of(
                                StudentStatus.ON_LEAVE.code(),
                                StudentStatus.SUSPENDED.code(),
                                StudentStatus.PLACE_HELD.code())
                        .contains(status),
                "transfer.on-leave");
    }

    private @Nullable Refusal firstTerm(Leaver leaver, Application it) {
        var days = policies.value(TransferPolicies.FIRST_TERM, leaver.institution(), it.on());
        return firstTerm(days, leaver.entryOn(), it.on());
    }

    static @Nullable Refusal firstTerm(int days, LocalDate entryOn, LocalDate on) {
        return Refusal.when(
                on.isBefore(entryOn.plusDays(days)),
                "transfer.first-term",
                entryOn.toString(),
                days);
    }

    private @Nullable Refusal lastYear(Leaver leaver, Application it) {
        var months = policies.value(TransferPolicies.LAST_YEAR, leaver.institution(), it.on());
        return lastYear(months, leaver.graduationOn(), it.on());
    }

    static @Nullable Refusal lastYear(int months, @Nullable LocalDate graduation, LocalDate on) {
        return graduation == null || months == 0
                ? null
                : Refusal.when(
                        !on.isBefore(graduation.minusMonths(months)),
                        "transfer.last-year",
                        graduation.toString(),
                        months);
    }

    private static @Nullable Refusal directed(Leaver leaver, String education) {
        return Refusal.when(
                education.equals("college") && DIRECTED.equals(leaver.admission()),
                "transfer.directed");
    }

    private @Nullable Refusal firstWeeks(Application it) {
        var institution = it.subject().institution();
        var weeks = policies.value(TransferPolicies.FIRST_WEEKS, institution, it.on());
        return weeks == 0
                ? null
                : firstWeeks(weeks, it.on(), terms.on(institution, it.on()).orElse(null));
    }

    /// @param term in which it is asked for; null for none
    static @Nullable Refusal firstWeeks(int weeks, LocalDate on, @Nullable Term term) {
        if (weeks == 0 || term == null) {
            return null;
        }
        var week = ChronoUnit.WEEKS.between(term.from(), on) + 1;
        return week > weeks ? Refusal.rule("transfer.first-weeks", weeks, week) : null;
    }

    /// Who begins: a college lets its student go first; a school or an open university waits for
    /// the receiving one to ask.
    private @Nullable Refusal handshake(TransferOutRequest form, Application it) {
        var subject = it.subject();
        if (form.channel().equals(TransferOutRequest.LETTER)) {
            return school(form.to(), subject.education()).isPresent()
                    ? Refusal.rule("transfer.on-register", form.to()).at("channel")
                    : null;
        }
        if (!subject.education().equals("college")) {
            return halves.asked(subject.id())
                    .map(half -> agreed(form, pairs.get(half.transferId())))
                    .orElseGet(() -> Optional.of(Refusal.rule("transfer.receiving-first")))
                    .orElse(null);
        }
        var school = school(form.to(), subject.education());
        return school.isEmpty()
                ? Refusal.rule("transfer.no-such-school", form.to()).at("to")
                : Refusal.when(
                        school.get().id().equals(subject.institution()), "transfer.same-school");
    }

    private Optional<Refusal> agreed(TransferOutRequest form, Pair pair) {
        if (!form.to().strip().equals(pair.receivingName())) {
            return Optional.of(
                    Refusal.rule("transfer.other-school", pair.receivingName()).at("to"));
        }
        return form.on().equals(pair.onDay())
                ? Optional.ofNullable(provinces.unconfirmed(pair.id()))
                : Optional.of(
                        Refusal.rule("transfer.other-day", String.valueOf(pair.onDay())).at("on"));
    }
}
