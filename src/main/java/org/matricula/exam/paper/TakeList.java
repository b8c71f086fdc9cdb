package org.matricula.exam.paper;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.exam.ExamPolicies;
import org.matricula.exam.round.ExamStep;
import org.matricula.exam.round.Round;
import org.matricula.exam.round.StepCheck;
import org.matricula.exam.round.WalkSteps;
import org.matricula.kernel.Refusal;
import org.matricula.policy.FlagPolicy;
import org.matricula.policy.Policies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 导出不及格名单: from last term's published results, deferred ones included. Taken again it follows what
/// has changed meanwhile.
@Service
public class TakeList {

    /// The list is taken before it is done with, and what it lacks is accounted for.
    @Service
    static class Check implements StepCheck {

        private final ExamCandidates candidates;
        private final UnpublishedRows unpublished;

        Check(ExamCandidates candidates, UnpublishedRows unpublished) {
            this.candidates = candidates;
            this.unpublished = unpublished;
        }

        @Override
        public ExamStep step() {
            return ExamStep.LIST;
        }

        @Override
        public List<Refusal> refusals(Round round) {
            return Refusal.all(
                    candidates.courses(round.id()).stream().allMatch(it -> it.heads() == 0)
                            ? Refusal.rule("exam.nobody")
                            : null,
                    lacking(round));
        }

        /// More than the reason was given for needs another.
        private @org.jspecify.annotations.Nullable Refusal lacking(Round round) {
            var tasks = unpublished.count(round.id());
            var known =
                    unpublished.goingOn(round.id()).map(UnpublishedRows.GoingOn::tasks).orElse(0);
            return tasks > known ? Refusal.rule("exam.unpublished", String.valueOf(tasks)) : null;
        }
    }

    private final WalkSteps walk;
    private final FailedRows rows;
    private final ExamCandidates candidates;
    private final Policies policies;
    private final Ledger ledger;
    private final Clock clock;

    TakeList(
            WalkSteps walk,
            FailedRows rows,
            ExamCandidates candidates,
            Policies policies,
            Ledger ledger,
            Clock clock) {
        this.walk = walk;
        this.rows = rows;
        this.candidates = candidates;
        this.policies = policies;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @return how many sit something
    @Transactional
    public int take(UUID round) {
        var it = walk.enter(round, ExamStep.LIST);
        var by = kept(it);
        rows.papers(it, by);
        rows.candidates(it, by);
        rows.settle(it, by);
        var courses = candidates.courses(it.id());
        var heads = courses.stream().mapToInt(CoursePaper::heads).sum();
        ledger.record(
                Act.of("exam.take-list", "exam-round:" + it.id())
                        .at(it.pos())
                        .to(Map.of("courses", courses.size(), "sittings", heads)));
        return heads;
    }

    /// Whoever has passed since, or whose result was mended, is left out of what is published.
    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(Round it) {
        rows.settle(it, kept(it));
    }

    private FailedRows.Kept kept(Round it) {
        return new FailedRows.Kept(
                flag(ExamPolicies.CHEATING_EXCLUDED, it),
                flag(ExamPolicies.ABSENT_EXCLUDED, it),
                flag(ExamPolicies.BARRED_EXCLUDED, it),
                flag(ExamPolicies.DEFERRED_MAKE_UP, it));
    }

    private boolean flag(FlagPolicy policy, Round it) {
        return policies.value(policy, it.institutionId(), LocalDate.now(clock));
    }
}
