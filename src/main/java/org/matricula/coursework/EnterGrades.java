package org.matricula.coursework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.policy.Policies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 录入成绩: the teacher's grid, saved line by line upon the version that was seen. A line that
/// somebody else has written since is left as it is and told; every other line is kept.
@Service
class EnterGrades {

    /// @param lines the whole grid as it stands now
    /// @param conflicts grades that somebody else has written since, and which were not saved
    record Saved(List<GradeLine> lines, List<UUID> conflicts) {}

    private final Tasks tasks;
    private final TaskRows rows;
    private final Policies policies;
    private final Ledger ledger;
    private final Clock clock;

    EnterGrades(Tasks tasks, TaskRows rows, Policies policies, Ledger ledger, Clock clock) {
        this.tasks = tasks;
        this.rows = rows;
        this.policies = policies;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    Saved save(UUID task, List<Typed> typed) {
        rows.share(task);
        var it = tasks.get(task);
        var lines =
                tasks.lines(it.id()).stream()
                        .collect(Collectors.toMap(GradeLine::id, Function.identity()));
        if (!lines.keySet().containsAll(typed.stream().map(Typed::grade).toList())) {
            throw new Absent("grade");
        }
        var reckoning =
                new Reckoning(
                        Scale.of(it.scale()).orElseThrow(),
                        it.usualPercent(),
                        policies.value(GradePolicies.PASS_MARK, it.institutionId(), it.closesOn()));
        var refusals = new ArrayList<>(refusals(it));
        typed.stream()
                .map(line -> reckoning.refusal(line, lines.get(line.grade()).name()))
                .filter(Objects::nonNull)
                .forEach(refusals::add);
        Refused.unlessEmpty(refusals);
        var changed = typed.stream().filter(line -> !lines.get(line.grade()).stands(line)).toList();
        var written = rows.write(it.id(), changed, reckoning, clock.instant());
        if (!written.isEmpty()) {
            ledger.record(
                    Act.of("coursework.enter-grades", "task:" + it.id())
                            .at(it.scopePos())
                            .to(Map.of("grades", written.size())));
        }
        return new Saved(
                tasks.lines(it.id()),
                changed.stream()
                        .map(Typed::grade)
                        .filter(grade -> !written.contains(grade))
                        .toList());
    }

    /// Why nothing may be typed into the task today.
    List<Refusal> refusals(Task it) {
        var today = LocalDate.now(clock);
        return Refusal.all(
                it.teacherId().equals(Acting.now().account())
                        ? null
                        : Refusal.forbidden("grade.teacher", it.teacher()),
                it.entering() ? null : Refusal.conflict("grade.submitted"),
                today.isBefore(it.opensOn())
                        ? Refusal.rule("grade.early", it.opensOn().toString())
                        : null,
                today.isAfter(it.lastDay())
                        ? Refusal.rule("grade.closed", it.lastDay().toString())
                        : null);
    }
}
