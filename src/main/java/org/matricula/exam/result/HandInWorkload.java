package org.matricula.exam.result;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.exam.paper.CoursePaper;
import org.matricula.exam.paper.ExamCandidates;
import org.matricula.exam.round.ExamStep;
import org.matricula.exam.round.Round;
import org.matricula.exam.round.WalkSteps;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 上报补考成绩和工作量, within a week after the exams: nothing is left blank.
@Service
public class HandInWorkload {

    private final WalkSteps walk;
    private final ExamCandidates candidates;
    private final ResultRows rows;
    private final Ledger ledger;
    private final Clock clock;

    HandInWorkload(
            WalkSteps walk,
            ExamCandidates candidates,
            ResultRows rows,
            Ledger ledger,
            Clock clock) {
        this.walk = walk;
        this.candidates = candidates;
        this.rows = rows;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    public void handIn(UUID round) {
        var it = walk.enter(round, ExamStep.MARKING);
        Refused.unlessEmpty(blank(candidates, it, "examined"));
        rows.freeze(it.id(), clock.instant());
        ledger.record(
                Act.of("exam.hand-in-workload", "exam-round:" + it.id())
                        .at(it.pos())
                        .to(Map.of("due", it.resultsDueOn().toString())));
        walk.done(it, ExamStep.MARKING);
    }

    static List<Refusal> blank(ExamCandidates candidates, Round it, String assessment) {
        return candidates.courses(it.id()).stream()
                .filter(c -> c.assessment().equals(assessment) && c.blank() > 0)
                .map(HandInWorkload::blank)
                .toList();
    }

    private static Refusal blank(CoursePaper it) {
        return Refusal.rule("exam.blank", it.course(), String.valueOf(it.blank()));
    }
}
