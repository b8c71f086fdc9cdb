package org.matricula.graduation.approval;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.graduation.round.GraduationRounds;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 审批毕业申请 by point, branch and province, each once the one below has agreed.
@Service
public class ApproveGraduation {

    private static final int LONGEST = 200;

    private final GraduationRounds rounds;
    private final GraduateApplications applications;
    private final ApplyForGraduation apply;
    private final Ledger ledger;
    private final Clock clock;

    ApproveGraduation(
            GraduationRounds rounds,
            GraduateApplications applications,
            ApplyForGraduation apply,
            Ledger ledger,
            Clock clock) {
        this.rounds = rounds;
        this.applications = applications;
        this.apply = apply;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @throws Refused naming those not applied for, not with this level, on whom the same account
    ///   has spoken at another level, without photograph, and without reason for a no
    @Transactional
    public int decide(UUID round, Collection<UUID> who, boolean agreed, @Nullable String reason) {
        var level = level();
        var refusals = new ArrayList<Refusal>();
        var all = read(round, who, refusals);
        lying(all, refusals, it -> it.liesWith(level));
        ApplyForGraduation.named(
                refusals,
                "graduation.approval-own-level",
                applications.spokenElsewhere(round, all, level));
        if (agreed) {
            ApplyForGraduation.named(
                    refusals,
                    "graduation.approval-photo",
                    all.stream().filter(it -> !it.photo()).toList());
        } else {
            worded(refusals, reason);
        }
        Refused.unlessEmpty(refusals);
        var why = agreed ? null : ApplyForGraduation.blank(reason);
        var now = clock.instant();
        applications.say(round, who, level, agreed, why, now);
        applications.step(round, who, level.code(), agreed ? "agree" : "disagree", why, now);
        told(round, all, agreed ? "graduation.agree" : "graduation.disagree", why, level);
        return all.size();
    }

    /// Sends back to the level below, whose word is taken away.
    @Transactional
    public int sendBack(UUID round, Collection<UUID> who, @Nullable String reason) {
        var level = level();
        var refusals = new ArrayList<Refusal>();
        var all = read(round, who, refusals);
        lying(all, refusals, it -> level != ApprovalLevel.POINT && it.liesWith(level));
        worded(refusals, reason);
        Refused.unlessEmpty(refusals);
        var why = ApplyForGraduation.blank(reason);
        var now = clock.instant();
        var below = level == ApprovalLevel.PROVINCE ? ApprovalLevel.BRANCH : ApprovalLevel.POINT;
        applications.say(round, who, below, null, why, now);
        applications.step(round, who, level.code(), "return", why, now);
        told(round, all, "graduation.send-back", why, level);
        return all.size();
    }

    /// Takes the level's own word back, before the next has spoken.
    @Transactional
    public int takeBack(UUID round, Collection<UUID> who) {
        var level = level();
        var refusals = new ArrayList<Refusal>();
        var all = read(round, who, refusals);
        lying(all, refusals, it -> it.mayTakeBack(level));
        Refused.unlessEmpty(refusals);
        var now = clock.instant();
        applications.say(round, who, level, null, null, now);
        applications.step(round, who, level.code(), "take-back", null, now);
        told(round, all, "graduation.take-back", null, level);
        return all.size();
    }

    private static ApprovalLevel level() {
        var level = ApprovalLevel.of(Acting.now());
        if (level == null) {
            throw new Refused(Refusal.forbidden("graduation.approval-level"));
        }
        return level;
    }

    private List<GraduateApplication> read(
            UUID round, Collection<UUID> who, List<Refusal> refusals) {
        var it = rounds.get(round);
        var all = applications.locked(round, who);
        if (all.isEmpty() || all.size() != new HashSet<>(who).size()) {
            throw new Absent("student of the round");
        }
        refusals.addAll(apply.standing(it));
        ApplyForGraduation.named(
                refusals,
                "graduation.approval-unapplied",
                all.stream().filter(one -> !one.graduation()).toList());
        return all;
    }

    /// Somebody else was first, or it is not this level's turn.
    private static void lying(
            List<GraduateApplication> all,
            List<Refusal> refusals,
            Predicate<GraduateApplication> here) {
        var others = all.stream().filter(GraduateApplication::graduation).filter(here.negate());
        var who = others.toList();
        if (!who.isEmpty()) {
            refusals.add(
                    Refusal.conflict(
                            "graduation.approval-elsewhere",
                            who.size(),
                            ApplyForGraduation.names(who)));
        }
    }

    private static void worded(List<Refusal> refusals, @Nullable String reason) {
        var why = ApplyForGraduation.blank(reason);
        if (why == null || why.length() > LONGEST) {
            refusals.add(Refusal.input("reason", "reason.missing"));
        }
    }

    private void told(
            UUID round,
            List<GraduateApplication> all,
            String act,
            @Nullable String why,
            ApprovalLevel level) {
        ledger.record(
                Act.of(act, "graduation-round:" + round)
                        .at(all.getFirst().scopePos())
                        .because(why)
                        .to(Map.of("students", all.size(), "level", level.code())));
    }
}
