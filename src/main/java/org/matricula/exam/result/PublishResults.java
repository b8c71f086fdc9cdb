package org.matricula.exam.result;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.coursework.LaterAttempts;
import org.matricula.coursework.LaterResult;
import org.matricula.exam.day.SummonsRows;
import org.matricula.exam.paper.Candidate;
import org.matricula.exam.paper.ExamCandidates;
import org.matricula.exam.paper.TakeList;
import org.matricula.exam.round.ExamStep;
import org.matricula.exam.round.WalkSteps;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 公布补考成绩, before the entry module closes so that mistakes can still be mended. All of a round in
/// one transaction: it is published whole, once, and by somebody who typed none of it.
@Service
public class PublishResults {

    private record Batch(UUID task, String attempt) implements Comparable<Batch> {

        @Override
        public int compareTo(Batch other) {
            var first = task.compareTo(other.task);
            return first == 0 ? attempt.compareTo(other.attempt) : first;
        }
    }

    private final WalkSteps walk;
    private final TakeList takeList;
    private final ExamCandidates candidates;
    private final LaterAttempts laterAttempts;
    private final ResultRows rows;
    private final SummonsRows summons;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;

    PublishResults(
            WalkSteps walk,
            TakeList takeList,
            ExamCandidates candidates,
            LaterAttempts laterAttempts,
            ResultRows rows,
            SummonsRows summons,
            Notices notices,
            Ledger ledger,
            Clock clock) {
        this.walk = walk;
        this.takeList = takeList;
        this.candidates = candidates;
        this.laterAttempts = laterAttempts;
        this.rows = rows;
        this.summons = summons;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @return how many results were published
    @Transactional
    public int publish(UUID round) {
        var it = walk.enter(round, ExamStep.PUBLICATION);
        Refused.unlessEmpty(
                Refusal.all(
                        LocalDate.now(clock).isBefore(it.closesOn())
                                ? null
                                : Refusal.rule("exam.module-closed", it.closesOn().toString()),
                        rows.typed(it.id(), Acting.now().account())
                                ? Refusal.forbidden("exam.own-results")
                                : null));
        takeList.settle(it);
        var batches = new TreeMap<Batch, List<LaterResult>>();
        Stream.of("examined", "assessed")
                .flatMap(kind -> candidates.sitting(it.id(), kind).stream())
                .forEach(c ->
                        batches.computeIfAbsent(
                                        new Batch(c.taskId(), c.attempt()),
                                        any -> new ArrayList<>())
                                .add(result(c)));
        var published = 0;
        for (var batch : batches.entrySet()) {
            published +=
                    laterAttempts.write(
                            batch.getKey().task(), batch.getKey().attempt(), batch.getValue());
        }
        ledger.record(
                Act.of("exam.publish", "exam-round:" + it.id())
                        .at(it.pos())
                        .to(Map.of("results", published)));
        notices.tell(
                summons.accounts(it.id(), List.of("timetable", "assessed")),
                "exam.told.published",
                "/own-grades",
                it.term());
        walk.done(it, ExamStep.PUBLICATION);
        return published;
    }

    /// What happened in the room goes before what was typed.
    private static LaterResult result(Candidate it) {
        return it.incident() == null
                ? new LaterResult(it.enrolmentId(), it.exam(), it.mark())
                : new LaterResult(it.enrolmentId(), null, it.incident());
    }
}
