package org.matricula.change.transfer;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.change.student.ChangeRules;
import org.matricula.kernel.Refusal;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.policy.Policies;
import org.matricula.registry.Cohorts;
import org.matricula.workflow.Application;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 转入规则: the class, the year and the level the student keeps, and a college's entrance score.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class InRules {

    private final ChangeRules rules;
    private final Halves halves;
    private final Pairs pairs;
    private final Provinces provinces;
    private final Leavers leavers;
    private final Cohorts cohorts;
    private final Units units;
    private final Policies policies;

    InRules(
            ChangeRules rules,
            Halves halves,
            Pairs pairs,
            Provinces provinces,
            Leavers leavers,
            Cohorts cohorts,
            Units units,
            Policies policies) {
        this.rules = rules;
        this.halves = halves;
        this.pairs = pairs;
        this.provinces = provinces;
        this.leavers = leavers;
        this.cohorts = cohorts;
        this.units = units;
        this.policies = policies;
    }

    List<Refusal> refusals(TransferInRequest form, Application it) {
        var half = halves.find(it.subject().id()).orElseThrow();
        var pair = pairs.get(half.transferId());
        var education = it.subject().education();
        var all = new ArrayList<Refusal>();
        if (!pair.state().mayBecome(TransferState.COMPLETED)) {
            all.add(Refusal.conflict("transfer.not-now"));
        }
        var unit = units.find(form.unit()).filter(one -> belongs(one, it)).orElse(null);
        if (unit == null) {
            all.add(Refusal.rule("transfer.unit").at("unit"));
            return all;
        }
        // the last of the two cases carries the transfer out
        var last = pair.byLetter() || pair.firstSide() == Side.SENDING;
        all.addAll(
                Refusal.all(
                        last ? provinces.unconfirmed(pair.id()) : null,
                        grade(half, unit, education),
                        major(half, unit, education),
                        otherType(half, unit),
                        rules.told(form.reason(), form.explanation())));
        if (education.equals("college")) {
            all.addAll(Refusal.all(level(form, half), score(form), announced(form, it)));
        }
        return all;
    }

    private static boolean belongs(Unit unit, Application it) {
        return it.subject().institution().equals(unit.institutionId())
                && unit.kind().equals("class")
                && unit.openOn(it.today());
    }

    /// 转学不得跳级、留级: a pupil goes on in the year they were in.
    private static @Nullable Refusal grade(Half half, Unit unit, String education) {
        return education.equals("school")
                        && half.gradeLevel() != null
                        && unit.gradeLevel() != null
                        && !half.gradeLevel().equals(unit.gradeLevel())
                ? Refusal.rule("transfer.grade", half.gradeLevel(), unit.gradeLevel()).at("unit")
                : null;
    }

    /// 国开: the same major at the new teaching point.
    private @Nullable Refusal major(Half half, Unit unit, String education) {
        if (!education.equals("open") || half.major() == null) {
            return null;
        }
        var there = leavers.majorOf(unit.id()).orElse("");
        return there.equals(half.major())
                ? null
                : Refusal.rule("transfer.major", half.major(), there).at("unit");
    }

    /// 国开: never between types of student.
    private @Nullable Refusal otherType(Half half, Unit unit) {
        return half.studentType() == null
                        || cohorts.within(unit).stream()
                                .allMatch(it ->
                                        it.type() == null || it.type().equals(half.studentType()))
                ? null
                : Refusal.rule("transfer.other-type").at("unit");
    }

    /// 低学历层次不得转入高学历层次. In the code table the smaller number is the higher level.
    private static @Nullable Refusal level(TransferInRequest form, Half half) {
        if (form.level() == null) {
            return Refusal.rule("transfer.level-missing").at("level");
        }
        return half.level() != null && form.level().compareTo(half.level()) < 0
                ? Refusal.rule("transfer.level").at("level")
                : null;
    }

    private static @Nullable Refusal score(TransferInRequest form) {
        if (form.score() == null || form.line() == null) {
            return Refusal.rule("transfer.score-missing").at("score");
        }
        return form.score() < form.line()
                ? Refusal.rule("transfer.score", form.score(), form.line()).at("score")
                : null;
    }

    private @Nullable Refusal announced(TransferInRequest form, Application it) {
        var days = policies.value(TransferPolicies.NOTICE, it.subject().institution(), it.on());
        var told =
                form.noticeFrom() == null || form.noticeUntil() == null
                        ? 0
                        : ChronoUnit.DAYS.between(form.noticeFrom(), form.noticeUntil()) + 1;
        return announced(days, told);
    }

    static @Nullable Refusal announced(int days, long told) {
        return told < days ? Refusal.rule("transfer.notice", days, told).at("noticeUntil") : null;
    }
}
