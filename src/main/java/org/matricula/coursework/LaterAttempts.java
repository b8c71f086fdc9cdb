package org.matricula.coursework;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.policy.Policies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 补考、缓考、重修、清考成绩: results of a later attempt, written beside the first and published at once. A
/// make-up stands for itself, so its exam alone counts; a deferred exam takes the first attempt's
/// place and keeps its other parts. Marked as what it is: 普通高等学校学生管理规定 第十八条.
@Service
public class LaterAttempts {

    /// 毕业前清考: given up for bachelor's students, whose older results stay (教高〔2019〕6号).
    private static final String CLEARANCE = "clearance";

    private static final Set<String> ATTEMPTS = Set.of("make-up", "retake", "deferred", CLEARANCE);
    private static final Set<String> KEEP_PARTS = Set.of("deferred", "retake");

    private final Tasks tasks;
    private final TaskRows held;
    private final LaterRows rows;
    private final Policies policies;
    private final Ledger ledger;
    private final Clock clock;

    LaterAttempts(
            Tasks tasks,
            TaskRows held,
            LaterRows rows,
            Policies policies,
            Ledger ledger,
            Clock clock) {
        this.tasks = tasks;
        this.held = held;
        this.rows = rows;
        this.policies = policies;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param task a published teaching task within reach
    /// @param attempt `make-up`, `retake`, `deferred` or `clearance`
    /// @return how many results were written
    /// @throws Refused with what is wrong with each; a bachelor's student has no `clearance` any
    ///   more
    @Transactional
    public int write(UUID task, String attempt, List<LaterResult> results) {
        held.hold(task);
        var it = tasks.get(task);
        var before =
                tasks.lines(it.id()).stream()
                        .collect(Collectors.groupingBy(GradeLine::enrolmentId));
        var scale = Scale.of(it.scale()).orElseThrow();
        var pass = policies.value(GradePolicies.PASS_MARK, it.institutionId(), it.closesOn());
        var refusals =
                new ArrayList<>(
                        Refusal.all(
                                ATTEMPTS.contains(attempt)
                                        ? null
                                        : Refusal.input("attempt", "grade.later.attempt", attempt),
                                it.stage().equals("published")
                                        ? null
                                        : Refusal.conflict(
                                                "grade.later.unpublished", it.course())));
        var unclearable =
                attempt.equals(CLEARANCE)
                        ? rows.bachelors(results.stream().map(LaterResult::enrolment).toList())
                        : Set.<UUID>of();
        var seen = new HashSet<UUID>();
        var lines = new ArrayList<LaterLine>();
        for (var result : results) {
            var earlier = before.getOrDefault(result.enrolment(), List.of());
            var name = earlier.isEmpty() ? "" : earlier.getFirst().name();
            var typed = typed(result, KEEP_PARTS.contains(attempt) ? earlier : List.of());
            var reckoning = new Reckoning(scale, it.formula().given(typed), pass);
            if (unclearable.contains(result.enrolment())) {
                refusals.add(Refusal.rule("grade.later.clearance", name));
                continue;
            }
            var refusal =
                    refusal(attempt, earlier, seen.add(result.enrolment()), name, reckoning, typed);
            if (refusal != null) {
                refusals.add(refusal);
            } else {
                lines.add(new LaterLine(typed, reckoning.total(typed), reckoning.passed(typed)));
            }
        }
        Refused.unlessEmpty(refusals);
        var written = rows.write(it.id(), attempt, lines, clock.instant());
        if (written > 0) {
            ledger.record(
                    Act.of("coursework.later-attempt", "task:" + it.id())
                            .at(it.scopePos())
                            .to(Map.of("attempt", attempt, "grades", written)));
        }
        return written;
    }

    /// 等级或备注 that a later attempt may have on a scale.
    public static List<String> marks(String scale) {
        return Stream.concat(
                        Scale.of(scale).orElseThrow().levels().stream(),
                        Stream.of("absent", "cheating"))
                .toList();
    }

    /// Why a result can't be written as it was typed, before it is published.
    public static @Nullable Refusal fault(String scale, String name, LaterResult it) {
        if (it.mark() != null && !marks(scale).contains(it.mark())) {
            return Refusal.input("grade-" + it.enrolment(), "grade.mark", name, it.mark());
        }
        return new Reckoning(Scale.of(scale).orElseThrow(), 0, 1)
                .refusal(new Typed(it.enrolment(), 0, null, it.exam(), it.mark()), name);
    }

    /// The result with the parts that are kept from an earlier attempt; a part that was never given
    /// doesn't count.
    private static Typed typed(LaterResult it, List<GradeLine> earlier) {
        return new Typed(
                it.enrolment(),
                0,
                kept(earlier, "usual"),
                kept(earlier, "midterm"),
                kept(earlier, "practical"),
                it.exam(),
                it.mark());
    }

    private static @Nullable BigDecimal kept(List<GradeLine> earlier, String part) {
        return earlier.stream()
                .map(it -> it.part(part))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Refusal refusal(
            String attempt,
            List<GradeLine> earlier,
            boolean once,
            String name,
            Reckoning reckoning,
            Typed typed) {
        var field = "grade-" + typed.grade();
        if (!once || earlier.stream().anyMatch(it -> it.attempt().equals(attempt))) {
            return Refusal.conflict("grade.later.twice", name);
        }
        if (!entitled(attempt, earlier)) {
            return Refusal.rule("grade.later.first", name);
        }
        var wrong = reckoning.refusal(typed, name);
        if (wrong != null) {
            return wrong;
        }
        if (typed.mark() != null && Set.of("deferred", "exempt").contains(typed.mark())) {
            return Refusal.input(field, "grade.mark", name, typed.mark());
        }
        return typed.mark() == null && reckoning.total(typed) == null
                ? Refusal.input(field, "grade.later.blank", name)
                : null;
    }

    /// A deferred exam after a deferred one, anything else after a failure; never after a pass.
    private static boolean entitled(String attempt, List<GradeLine> earlier) {
        if (earlier.stream().anyMatch(it -> Boolean.TRUE.equals(it.passed()))) {
            return false;
        }
        return attempt.equals("deferred")
                ? earlier.stream().anyMatch(it -> "deferred".equals(it.mark()))
                : earlier.stream().anyMatch(it -> Boolean.FALSE.equals(it.passed()));
    }
}
