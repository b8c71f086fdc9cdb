package org.matricula.graduation.approval;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.graduation.round.GraduationRounds;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 国开终审结果, loaded by student number against the upload list: all of a file or nothing.
@Service
public class LoadNationalResults {

    private static final int MOST_PROBLEMS = 20;
    private static final Set<String> GOOD = Set.of("通过", "合格", "是", "审核通过", "passed");
    private static final Set<String> BAD = Set.of("未通过", "不通过", "不合格", "否", "审核未通过", "failed");

    /// @param changes whether it says other than what is kept
    public record Line(
            UUID enrolment,
            String studentNumber,
            String name,
            boolean passed,
            @Nullable String reason,
            boolean changes) {}

    /// @param silent of how many of the upload list the file says nothing
    public record Read(List<Line> lines, int passed, int failed, int changes, int silent) {}

    private final GraduationRounds rounds;
    private final GraduateApplications applications;
    private final UploadList uploadList;
    private final NationalGraduationSheet sheet;
    private final Ledger ledger;
    private final Clock clock;

    LoadNationalResults(
            GraduationRounds rounds,
            GraduateApplications applications,
            UploadList uploadList,
            NationalGraduationSheet sheet,
            Ledger ledger,
            Clock clock) {
        this.rounds = rounds;
        this.applications = applications;
        this.uploadList = uploadList;
        this.sheet = sheet;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// What the file would do.
    ///
    /// @throws Refused naming row, field and remedy of each line that cannot be taken
    @Transactional(readOnly = true)
    public Read preview(UUID round, byte[] content) {
        return read(round, content);
    }

    /// The same file a second time changes nothing.
    ///
    /// @return for how many the result is another now
    @Transactional
    public int load(UUID round, byte[] content) {
        var it = rounds.locked(round);
        Refused.unlessEmpty(
                Refusal.all(
                        it.is("decided")
                                ? Refusal.conflict("graduation.batch-decided", it.concludedOn())
                                : it.is("published")
                                        ? Refusal.conflict("graduation.national-published")
                                        : null));
        var changes = read(round, content).lines().stream().filter(Line::changes).toList();
        var now = clock.instant();
        for (var one : changes) {
            applications.result(round, one.enrolment(), one.passed(), one.reason(), now);
            applications.step(
                    round, List.of(one.enrolment()), "national", "result", one.reason(), now);
        }
        if (!changes.isEmpty()) {
            ledger.record(
                    Act.of("graduation.national-results", "graduation-round:" + round)
                            .at(it.lo())
                            .to(Map.of("students", changes.size())));
        }
        return changes.size();
    }

    private Read read(UUID round, byte[] content) {
        var it = rounds.get(round);
        var scope = Acting.now().scope();
        Refused.unlessEmpty(
                Refusal.all(
                        scope.reaches(it.lo()) && scope.reaches(it.hi())
                                ? null
                                : Refusal.forbidden("graduation.whole"),
                        UploadList.audited(it)
                                ? null
                                : Refusal.conflict("graduation.upload-audit")));
        var listed = new HashMap<String, GraduateApplication>();
        uploadList.of(round).forEach(one -> listed.put(one.studentNumber(), one));
        var lines = new ArrayList<Line>();
        var refusals = new ArrayList<Refusal>();
        var size = listed.size();
        var taken = new java.util.HashSet<String>();
        for (var told : sheet.read(content)) {
            var of = listed.get(told.number());
            var passed = GOOD.contains(told.state());
            if (!taken.add(told.number())) {
                refusals.add(problem("twice", told.row(), told.number()));
            } else if (of == null) {
                refusals.add(problem("unlisted", told.row(), told.number()));
            } else if (!told.name().isEmpty() && !told.name().equals(of.name())) {
                refusals.add(problem("name", told.row(), told.number()));
            } else if (!passed && !BAD.contains(told.state())) {
                refusals.add(problem("state", told.row(), told.state()));
            } else if (!passed && told.reason().isEmpty()) {
                refusals.add(problem("reason", told.row(), told.number()));
            } else {
                var reason = passed ? null : told.reason();
                lines.add(
                        new Line(
                                of.enrolmentId(),
                                of.studentNumber(),
                                of.name(),
                                passed,
                                reason,
                                of.national() == null
                                        || of.national() != passed
                                        || !Objects.equals(of.nationalReason(), reason)));
            }
        }
        Refused.unlessEmpty(refusals.stream().limit(MOST_PROBLEMS).toList());
        if (lines.isEmpty()) {
            throw new Refused(Refusal.input("file", "graduation.national-header"));
        }
        var good = (int) lines.stream().filter(Line::passed).count();
        return new Read(
                lines,
                good,
                lines.size() - good,
                (int) lines.stream().filter(Line::changes).count(),
                size - lines.size());
    }

    private static Refusal problem(String what, int row, String value) {
        return Refusal.input("file", "graduation.national-" + what, row, value);
    }
}
