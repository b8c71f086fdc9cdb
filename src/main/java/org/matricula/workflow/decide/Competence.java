package org.matricula.workflow.decide;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.identity.Reach;
import org.matricula.kernel.Refusal;
import org.matricula.policy.Policies;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.deputise.Desk;
import org.matricula.workflow.record.Step;
import org.matricula.workflow.record.StepRows;
import org.matricula.workflow.walk.WalkPolicies;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 回避: who may decide a turn. Nobody decides what they applied for, what concerns themselves or
/// their child, nor as the deputy of somebody who may not.
@Service
@Transactional(propagation = Propagation.MANDATORY)
class Competence {

    private final StepRows steps;
    private final Policies policies;
    private final ObjectProvider<Reach> reach;
    private final Clock clock;

    Competence(StepRows steps, Policies policies, ObjectProvider<Reach> reach, Clock clock) {
        this.steps = steps;
        this.policies = policies;
        this.reach = reach;
        this.clock = clock;
    }

    List<Refusal> refusals(CaseView it, Step step, Desk desk) {
        var account = desk.actor().account();
        if (account == null || !atItsDesk(step, desk)) {
            return List.of(Refusal.forbidden("step.not-yours"));
        }
        return Refusal.all(
                own(it, account) || own(it, desk.principal())
                        ? Refusal.forbidden("step.own-application")
                        : null,
                decidedElsewhere(it, step, account)
                        ? Refusal.forbidden("step.other-office")
                        : null);
    }

    private static boolean atItsDesk(Step step, Desk desk) {
        if (step.assignedTo() == null) {
            return step.roles().contains(desk.actor().role());
        }
        return step.assignedTo().equals(desk.actor().account())
                || step.assignedTo().equals(desk.principal());
    }

    private boolean own(CaseView it, @Nullable UUID account) {
        return account != null
                && (Objects.equals(it.applicantId(), account) || concerns(it.person(), account));
    }

    private boolean concerns(UUID person, UUID account) {
        return List.of("student", "guardian").stream()
                .flatMap(role -> reach.stream().flatMap(each -> each.of(account, role).stream()))
                .anyMatch(scope -> scope.persons().contains(person));
    }

    private boolean decidedElsewhere(CaseView it, Step step, UUID account) {
        return policies.value(
                        WalkPolicies.ONE_OFFICE_A_PERSON, it.institution(), LocalDate.now(clock))
                && steps.of(it.id()).stream()
                        .filter(earlier -> earlier.stands("approve"))
                        .filter(earlier -> account.equals(earlier.decidedBy()))
                        .anyMatch(earlier -> Collections.disjoint(earlier.roles(), step.roles()));
    }
}
