package org.matricula.exam.result;

import java.util.ArrayList;
import java.util.List;
import org.matricula.exam.day.SummonsRows;
import org.matricula.exam.paper.ExamCandidates;
import org.matricula.exam.round.ExamStep;
import org.matricula.exam.round.Round;
import org.matricula.exam.round.StepCheck;
import org.matricula.kernel.Refusal;
import org.springframework.stereotype.Service;

/// 考查课补考: everybody was told by their class teacher, and every result has come in.
@Service
class AssessedCheck implements StepCheck {

    private final ExamCandidates candidates;
    private final SummonsRows summons;

    AssessedCheck(ExamCandidates candidates, SummonsRows summons) {
        this.candidates = candidates;
        this.summons = summons;
    }

    @Override
    public ExamStep step() {
        return ExamStep.ASSESSED;
    }

    @Override
    public List<Refusal> refusals(Round round) {
        var refusals = new ArrayList<>(HandInWorkload.blank(candidates, round, "assessed"));
        var receipts = summons.receipts(round.id(), "assessed");
        var untold = receipts.stream().mapToInt(it -> it.students() - it.passed()).sum();
        var none =
                receipts.isEmpty()
                        && candidates.courses(round.id()).stream()
                                .anyMatch(it -> !it.examined() && it.heads() > 0);
        if (none || untold > 0) {
            refusals.add(
                    Refusal.rule(
                            "exam.untold",
                            String.valueOf(
                                    none
                                            ? candidates.sitting(round.id(), "assessed").size()
                                            : untold)));
        }
        return refusals;
    }
}
