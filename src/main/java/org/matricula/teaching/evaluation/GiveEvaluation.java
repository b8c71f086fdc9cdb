package org.matricula.teaching.evaluation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 评估课程: once, by whoever takes the course, before its grades are published. Deliberately nothing
/// of it goes into the ledger: a time beside a name would tell what somebody answered.
@Service
public class GiveEvaluation {

    /// @param criteria asked by the school of this course
    public record Own(List<Evaluations.Due> due, Map<UUID, List<Evaluations.Criterion>> criteria) {}

    private static final int LONGEST = 500;

    private final Evaluations evaluations;
    private final Clock clock;

    GiveEvaluation(Evaluations evaluations, Clock clock) {
        this.evaluations = evaluations;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Own own() {
        var due = evaluations.due(evaluations.own(), LocalDate.now(clock));
        return new Own(
                due,
                due.stream()
                        .map(Evaluations.Due::institutionId)
                        .distinct()
                        .collect(Collectors.toMap(it -> it, evaluations::criteria)));
    }

    /// @param scores 1 to 5 by criterion
    @Transactional
    public void give(UUID task, Map<UUID, Integer> scores, String comment) {
        var own = own();
        var it =
                own.due().stream()
                        .filter(one -> one.taskId().equals(task))
                        .findFirst()
                        .orElseThrow(() -> new Absent("course to evaluate"));
        var criteria = own.criteria().getOrDefault(it.institutionId(), List.of());
        var refusals = new ArrayList<Refusal>();
        for (var one : criteria) {
            var score = scores.get(one.id());
            if (score == null || score < 1 || score > 5) {
                refusals.add(Refusal.input("c-" + one.id(), "evaluation.score", one.name()));
            }
        }
        Refused.unlessEmpty(
                Stream.concat(
                                refusals.stream(),
                                Refusal.all(
                                        comment.strip().length() > LONGEST
                                                ? Refusal.input(
                                                        "comment", "evaluation.comment", LONGEST)
                                                : null)
                                        .stream())
                        .toList());
        if (!evaluations.given(task, it.enrolmentId())) {
            throw new Refused(Refusal.conflict("evaluation.given", it.course()));
        }
        evaluations.answer(
                it.evaluationId(),
                task,
                criteria.stream().map(Evaluations.Criterion::id).toList(),
                criteria.stream().map(one -> scores.get(one.id())).toList(),
                comment.strip());
    }
}
