package org.matricula.exam.paper;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.exam.ExamPolicies;
import org.matricula.exam.round.ExamStep;
import org.matricula.exam.round.Round;
import org.matricula.exam.round.StepCheck;
import org.matricula.exam.round.WalkSteps;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.policy.Policies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 选 B 卷并注明印刷数量: one copy for each examinee and the school's reserve, or more.
@Service
public class ChoosePapers {

    static final Set<String> VERSIONS = Set.of("A", "B", "C");

    /// Every examined course has its paper.
    @Service
    static class Check implements StepCheck {

        private final ExamCandidates candidates;

        Check(ExamCandidates candidates) {
            this.candidates = candidates;
        }

        @Override
        public ExamStep step() {
            return ExamStep.PAPERS;
        }

        @Override
        public List<Refusal> refusals(Round round) {
            return candidates.courses(round.id()).stream()
                    .filter(it -> it.examined() && it.heads() > 0)
                    .filter(it -> it.version() == null || it.quantity() < it.heads())
                    .map(it -> Refusal.rule("exam.no-paper", it.course()))
                    .toList();
        }
    }

    private final WalkSteps walk;
    private final ExamCandidates candidates;
    private final PaperRows rows;
    private final Policies policies;
    private final Ledger ledger;
    private final Clock clock;

    ChoosePapers(
            WalkSteps walk,
            ExamCandidates candidates,
            PaperRows rows,
            Policies policies,
            Ledger ledger,
            Clock clock) {
        this.walk = walk;
        this.candidates = candidates;
        this.rows = rows;
        this.policies = policies;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    public void choose(UUID round, List<ChosenPaper> chosen) {
        var it = walk.enter(round, ExamStep.PAPERS);
        var courses =
                candidates.courses(it.id()).stream()
                        .collect(Collectors.toMap(CoursePaper::courseId, Function.identity()));
        var refusals = new ArrayList<Refusal>();
        var papers = new ArrayList<ChosenPaper>();
        for (var paper : chosen) {
            var course = courses.get(paper.course());
            if (course == null) {
                throw new Absent("course " + paper.course());
            }
            var quantity = paper.quantity() == null ? copies(it, course.heads()) : paper.quantity();
            refusals.addAll(refusals(course, paper, quantity));
            papers.add(new ChosenPaper(paper.course(), paper.version(), paper.keptAt(), quantity));
        }
        Refused.unlessEmpty(refusals);
        rows.choose(it.id(), papers, clock.instant());
        ledger.record(
                Act.of("exam.choose-papers", "exam-round:" + it.id())
                        .at(it.pos())
                        .to(Map.of("papers", papers.size())));
    }

    /// One for each examinee, and the reserve rounded up.
    int copies(Round it, int heads) {
        int reserve =
                policies.value(ExamPolicies.RESERVE, it.institutionId(), LocalDate.now(clock));
        return heads + (heads * reserve + 99) / 100;
    }

    private static List<Refusal> refusals(CoursePaper course, ChosenPaper paper, int quantity) {
        return Refusal.all(
                course.examined() ? null : Refusal.rule("exam.assessed-paper", course.course()),
                VERSIONS.contains(paper.version())
                        ? null
                        : Refusal.input(
                                "version-" + course.courseId(),
                                "exam.version",
                                course.course(),
                                paper.version()),
                quantity < course.heads()
                        ? Refusal.input(
                                "quantity-" + course.courseId(),
                                "exam.too-few",
                                course.course(),
                                quantity,
                                course.heads())
                        : null);
    }
}
