package org.matricula.coursework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.policy.Policies;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 录入成绩: the teacher's grid, saved line by line upon the version that was seen. A line that
/// somebody else has written since is left as it is and told; every other line is kept.
@Service
class EnterGrades {

    /// @param lines the whole grid as it stands now
    /// @param conflicts grades that somebody else has written since, and which were not saved
    record Saved(List<GradeLine> lines, List<UUID> conflicts) {}

    /// @param wrong lines that were not saved for what was typed in them, in the grid's order
    record Kept(List<GradeLine> lines, List<UUID> conflicts, Map<UUID, Refusal> wrong) {}

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

    /// All lines or, where one of them cannot be, none.
    @Transactional
    Saved save(UUID task, List<Typed> typed) {
        rows.share(task);
        var it = tasks.get(task);
        var lines = lines(it.id());
        var refusals = new ArrayList<>(refusals(it));
        refusals.addAll(wrong(it, lines, typed).values());
        Refused.unlessEmpty(refusals);
        var conflicts = written(it, lines, typed);
        return new Saved(tasks.lines(it.id()), conflicts);
    }

    /// Each line for itself, as saving while typing asks for it: one that cannot be does not hold
    /// up the others.
    ///
    /// @param unread lines of which a cell could not even be read
    @Transactional
    Kept keep(UUID task, List<Typed> typed, Map<UUID, Refusal> unread) {
        rows.share(task);
        var it = tasks.get(task);
        var lines = lines(it.id());
        Refused.unlessEmpty(refusals(it));
        var wrong = new LinkedHashMap<>(unread);
        wrong.putAll(wrong(it, lines, typed));
        var good = typed.stream().filter(line -> !wrong.containsKey(line.grade())).toList();
        var conflicts = written(it, lines, good);
        return new Kept(tasks.lines(it.id()), conflicts, wrong);
    }

    private Map<UUID, GradeLine> lines(UUID task) {
        return tasks.lines(task).stream()
                .collect(Collectors.toMap(GradeLine::id, Function.identity()));
    }

    private Map<UUID, Refusal> wrong(Task it, Map<UUID, GradeLine> lines, List<Typed> typed) {
        var reckoning = reckoning(it);
        var wrong = new LinkedHashMap<UUID, Refusal>();
        for (var line : typed) {
            var stands = lines.get(line.grade());
            if (stands == null) {
                throw new Absent("grade");
            }
            var refusal = held(line, stands);
            if (refusal == null) {
                refusal = reckoning.refusal(line, stands.name());
            }
            if (refusal != null) {
                wrong.put(line.grade(), refusal);
            }
        }
        return wrong;
    }

    /// 缓考、免修、取消考试资格 are decided elsewhere: they neither give way to what is typed nor are typed.
    private static @Nullable Refusal held(Typed line, GradeLine stands) {
        var field = "grade-" + line.grade();
        if (stands.held() != null && !stands.held().equals(line.mark())) {
            return Refusal.input(
                    field,
                    "grade.held",
                    stands.name(),
                    new DefaultMessageSourceResolvable("coursework.mark." + stands.held()));
        }
        return "barred".equals(line.mark()) && stands.held() == null
                ? Refusal.input(field, "grade.barred-by-decision", stands.name())
                : null;
    }

    /// @return those that somebody else has written since
    private List<UUID> written(Task it, Map<UUID, GradeLine> lines, List<Typed> typed) {
        var changed = typed.stream().filter(line -> !lines.get(line.grade()).stands(line)).toList();
        if (changed.isEmpty()) {
            return List.of();
        }
        var written = rows.write(it.id(), changed, reckoning(it), clock.instant());
        if (!written.isEmpty()) {
            ledger.record(
                    Act.of("coursework.enter-grades", "task:" + it.id())
                            .at(it.scopePos())
                            .to(Map.of("grades", written.size())));
        }
        return changed.stream()
                .map(Typed::grade)
                .filter(grade -> !written.contains(grade))
                .toList();
    }

    Reckoning reckoning(Task it) {
        return new Reckoning(
                Scale.of(it.scale()).orElseThrow(),
                it.formula(),
                policies.value(GradePolicies.PASS_MARK, it.institutionId(), it.closesOn()));
    }

    /// Why nothing may be typed into the task today.
    List<Refusal> refusals(Task it) {
        var today = LocalDate.now(clock);
        return Refusal.all(
                tasks.taught(it) ? null : Refusal.forbidden("grade.teacher", it.teacher()),
                it.entering() ? null : Refusal.conflict("grade.submitted"),
                today.isBefore(it.opensOn())
                        ? Refusal.rule("grade.early", it.opensOn().toString())
                        : null,
                today.isAfter(it.lastDay())
                        ? Refusal.rule("grade.closed", it.lastDay().toString())
                        : null);
    }
}
