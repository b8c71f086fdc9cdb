package org.matricula.exam.result;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.coursework.LaterAttempts;
import org.matricula.coursework.LaterResult;
import org.matricula.exam.paper.Candidate;
import org.matricula.exam.paper.CoursePaper;
import org.matricula.exam.paper.ExamCandidates;
import org.matricula.exam.round.ExamStep;
import org.matricula.exam.round.Round;
import org.matricula.exam.round.Rounds;
import org.matricula.exam.round.WalkSteps;
import org.matricula.identity.Accounts;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 集中批改、录入补考成绩: line by line upon the version that was seen. A line that somebody else has written
/// since is left as it is and told.
@Service
public class EnterResults {

    private final WalkSteps walk;
    private final Rounds rounds;
    private final ExamCandidates candidates;
    private final ResultRows rows;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Clock clock;

    EnterResults(
            WalkSteps walk,
            Rounds rounds,
            ExamCandidates candidates,
            ResultRows rows,
            Accounts accounts,
            Ledger ledger,
            Clock clock) {
        this.walk = walk;
        this.rounds = rounds;
        this.candidates = candidates;
        this.rows = rows;
        this.accounts = accounts;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @return candidates whose line somebody else has written since
    @Transactional
    public List<UUID> save(UUID round, UUID courseId, List<TypedResult> typed) {
        var course = course(rounds.inSight(round), courseId);
        var it = walk.join(round, step(course));
        var lines =
                candidates.of(it.id(), courseId).stream()
                        .collect(Collectors.toMap(Candidate::id, Function.identity()));
        if (!lines.keySet().containsAll(typed.stream().map(TypedResult::candidate).toList())) {
            throw new Absent("exam-candidate");
        }
        Refused.unlessEmpty(refusals(lines, typed));
        var changed = typed.stream().filter(t -> !stands(lines.get(t.candidate()), t)).toList();
        var written = rows.write(it.id(), courseId, changed, clock.instant());
        if (!written.isEmpty()) {
            ledger.record(
                    Act.of("exam.enter-results", "exam-round:" + it.id())
                            .at(it.pos())
                            .to(Map.of("course", course.code(), "results", written.size())));
        }
        return changed.stream()
                .map(TypedResult::candidate)
                .filter(c -> !written.contains(c))
                .toList();
    }

    /// 集中批改: where, and by whom a course is marked.
    @Transactional
    public void gather(UUID round, UUID courseId, String marker, String place) {
        var it = walk.enter(round, ExamStep.MARKING);
        course(it, courseId);
        var who = accounts.byUsername(marker.strip()).orElse(null);
        Refused.unlessEmpty(
                Refusal.all(
                        who == null ? Refusal.input("marker", "exam.no-account") : null,
                        place.isBlank() ? Refusal.input("place", "field.missing") : null));
        rows.markers(it.id(), courseId, who.id());
        walk.markingPlace(it, place.strip());
        ledger.record(
                Act.of("exam.gather-markers", "exam-round:" + it.id())
                        .at(it.pos())
                        .to(Map.of("marker", who.id().toString())));
    }

    /// A teacher sees the grid of what they mark.
    ///
    /// @throws Absent if the round has no such course, or it is another's to mark
    public CoursePaper course(Round it, UUID courseId) {
        var actor = Acting.now();
        return candidates.courses(it.id()).stream()
                .filter(c -> c.courseId().equals(courseId))
                .filter(c ->
                        !actor.holds("teacher")
                                || actor.account() != null && actor.account().equals(c.markerId()))
                .findFirst()
                .orElseThrow(() -> new Absent("course " + courseId));
    }

    public static ExamStep step(CoursePaper course) {
        return course.examined() ? ExamStep.MARKING : ExamStep.ASSESSED;
    }

    private static List<Refusal> refusals(Map<UUID, Candidate> lines, List<TypedResult> typed) {
        var refusals = new ArrayList<Refusal>();
        for (var it : typed) {
            var line = lines.get(it.candidate());
            var fault =
                    LaterAttempts.fault(
                            line.scale(),
                            line.name(),
                            new LaterResult(line.enrolmentId(), it.exam(), it.mark()));
            if (fault != null) {
                refusals.add(fault);
            }
            if (line.incident() != null && (it.exam() != null || it.mark() != null)) {
                refusals.add(Refusal.conflict("exam.result-by-incident", line.name()));
            }
        }
        return refusals;
    }

    private static boolean stands(Candidate line, TypedResult it) {
        return java.util.Objects.equals(line.mark(), it.mark())
                && (line.exam() == null
                        ? it.exam() == null
                        : it.exam() != null && line.exam().compareTo(it.exam()) == 0);
    }
}
