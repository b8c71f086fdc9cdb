package org.matricula.verification.check;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 处理核查问题: taken on, looked at once more after mending, or let be with a reason that a second
/// person agrees to.
@Service
public class SettleFinding {

    private static final int SHORTEST = 4;
    private static final int LONGEST = 300;

    private final Findings findings;
    private final Passes passes;
    private final PassSteps steps;
    private final Ledger ledger;
    private final Clock clock;

    SettleFinding(Findings findings, Passes passes, PassSteps steps, Ledger ledger, Clock clock) {
        this.findings = findings;
        this.passes = passes;
        this.steps = steps;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// 认领.
    @Transactional
    public Findings.Finding take(UUID id) {
        var it = findings.lock(id);
        Refused.unlessEmpty(Refusal.all(unlessOpen(it)));
        findings.take(id, Acting.now());
        record(it, "verification.take", null);
        return findings.get(id);
    }

    /// 复核: the rule looks again; what people told is settled by somebody other than who told it.
    @Transactional
    public Findings.Finding again(UUID id) {
        var it = findings.lock(id);
        switch (it.sort()) {
            case "told" -> byHand(it);
            case "group" -> {
                var reach = passes.reach(it.campaignId());
                if (!Acting.now().scope().reaches(reach.lo())
                        || !Acting.now().scope().reaches(reach.hi())) {
                    throw new Refused(Refusal.forbidden("verification.whole"));
                }
                steps.groupsAgain(pass(it), reach.lo(), reach.hi());
            }
            default -> {
                if (it.enrolmentId() != null) {
                    steps.again(pass(it), it.scopePos(), it.enrolmentId());
                }
            }
        }
        var after = findings.get(id);
        record(it, "verification.recheck", after.state());
        return after;
    }

    /// 申请免改.
    @Transactional
    public Findings.Finding propose(UUID id, String reason) {
        var it = findings.lock(id);
        var why = reason.strip();
        Refused.unlessEmpty(
                Refusal.all(
                        unlessOpen(it),
                        why.length() < SHORTEST || why.length() > LONGEST
                                ? Refusal.input("reason", "verification.reason", SHORTEST, LONGEST)
                                : null));
        findings.propose(id, why, Acting.now());
        record(it, "verification.propose-waiver", why);
        return findings.get(id);
    }

    /// 批准免改: never by whoever proposed it.
    @Transactional
    public Findings.Finding decide(UUID id, boolean waived, String note) {
        var it = findings.lock(id);
        var actor = Acting.now();
        Refused.unlessEmpty(
                Refusal.all(
                        it.state().equals("waiving")
                                ? null
                                : Refusal.conflict("verification.not-proposed"),
                        actor.account() != null && actor.account().equals(it.proposerId())
                                ? Refusal.rule("verification.own-waiver")
                                : null,
                        !waived && note.isBlank()
                                ? Refusal.input("note", "verification.note")
                                : null));
        findings.decide(id, waived, note.isBlank() ? null : note.strip(), actor, clock.instant());
        record(it, waived ? "verification.waive" : "verification.decline-waiver", note);
        return findings.get(id);
    }

    private void byHand(Findings.Finding it) {
        var actor = Acting.now();
        Refused.unlessEmpty(
                Refusal.all(
                        unlessOpen(it),
                        actor.account() != null && actor.account().equals(it.tellerId())
                                ? Refusal.rule("verification.own-word")
                                : null));
        findings.mend(
                it.campaignId(),
                it.rule(),
                List.of(java.util.Objects.requireNonNull(it.enrolmentId())),
                actor.name(),
                clock.instant());
    }

    private Passes.Pass pass(Findings.Finding it) {
        return passes.latest(it.campaignId())
                .orElseThrow(() -> new Refused(Refusal.conflict("verification.unchecked")));
    }

    private static @Nullable Refusal unlessOpen(Findings.Finding it) {
        return it.open() ? null : Refusal.conflict("verification.not-open");
    }

    private void record(Findings.Finding it, String act, @Nullable String why) {
        ledger.record(
                Act.of(
                                act,
                                it.enrolmentId() == null
                                        ? "verification-finding:" + it.id()
                                        : "enrolment:" + it.enrolmentId())
                        .at(it.scopePos())
                        .because(why == null || why.isBlank() ? null : why)
                        .to(Map.of("rule", it.rule(), "finding", it.id().toString())));
    }
}
