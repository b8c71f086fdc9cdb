package org.matricula.change.hearing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.change.paper.Papers;
import org.matricula.document.DocumentKind;
import org.matricula.kernel.Refusal;
import org.matricula.policy.Policies;
import org.matricula.registry.ServedDecisions;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.SafeguardPolicies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 程序保障 of a withdrawal by the school: what the case itself asks of its proceedings, step by step.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class WithdrawalHearings {

    /// Every reason this can give.
    public static final List<String> CODES =
            List.of(
                    "withdrawal.told-otherwise",
                    "withdrawal.untold",
                    "withdrawal.unheard",
                    "withdrawal.unreviewed",
                    "withdrawal.unlawful",
                    "withdrawal.unmet",
                    "safeguard.told",
                    "safeguard.time",
                    "safeguard.reviewed");

    private final HearingRows hearings;
    private final Papers papers;
    private final ServedDecisions served;
    private final Policies policies;
    private final Clock clock;

    WithdrawalHearings(
            HearingRows hearings,
            Papers papers,
            ServedDecisions served,
            Policies policies,
            Clock clock) {
        this.hearings = hearings;
        this.papers = papers;
        this.served = served;
        this.policies = policies;
        this.clock = clock;
    }

    public void begin(CaseView it) {
        hearings.begin(it);
    }

    /// 拟退学处理告知书 (第五十五条): made out once the registrar has passed it, to be delivered before anybody
    /// is heard. Handed in once more, what was told already stands.
    public void intended(CaseView it, String ground, String facts) {
        if (hearings.get(it.id()).ground() != null) {
            return;
        }
        var today = LocalDate.now(clock);
        var folder = papers.open(it, today);
        var days = policies.value(SafeguardPolicies.STATEMENT_DAYS, it.institution(), today);
        folder.issue(
                DocumentKind.WITHDRAWAL_INTENT,
                heading ->
                        folder.letters(heading)
                                .told(
                                        "document.withdrawalIntent",
                                        facts,
                                        folder.text("document.ground.required." + ground),
                                        String.valueOf(days)));
        hearings.intended(it.id(), ground, facts);
    }

    /// Whoever was told one thing is not withdrawn for another.
    ///
    /// @param caseId null before there is a draft
    public @Nullable Refusal toldOtherwise(@Nullable UUID caseId, String ground, String facts) {
        return Optional.ofNullable(caseId)
                .flatMap(hearings::find)
                .filter(so -> so.ground() != null)
                .filter(so -> !ground.equals(so.ground()) || !facts.equals(so.facts()))
                .map(so -> Refusal.rule("withdrawal.told-otherwise"))
                .orElse(null);
    }

    public List<Refusal> hindrances(CaseView it, String task) {
        var so = hearings.get(it.id());
        return switch (task) {
            case "hearing" ->
                    Refusal.all(
                            Refusal.when(untold(it), "withdrawal.untold"),
                            Refusal.when(so.statementKind() == null, "withdrawal.unheard"));
            case "legality" ->
                    Refusal.all(
                            Refusal.when(so.lawful() == null, "withdrawal.unreviewed"),
                            Refusal.when(Boolean.FALSE.equals(so.lawful()), "withdrawal.unlawful"));
            case "meeting" -> Refusal.all(Refusal.when(so.meeting() == null, "withdrawal.unmet"));
            default -> List.of();
        };
    }

    private boolean untold(CaseView it) {
        return served.told(it.id()).filter(day -> !day.isAfter(LocalDate.now(clock))).isEmpty();
    }
}
