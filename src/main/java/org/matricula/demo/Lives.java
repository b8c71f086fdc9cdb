package org.matricula.demo;

import static org.matricula.registry.StatusVerb.ADVANCE;
import static org.matricula.registry.StatusVerb.CHANGE_CLASS;
import static org.matricula.registry.StatusVerb.ENROL;
import static org.matricula.registry.StatusVerb.GRADUATE;
import static org.matricula.registry.StatusVerb.GRANT_LEAVE;
import static org.matricula.registry.StatusVerb.RETURN_FROM_LEAVE;
import static org.matricula.registry.StatusVerb.TRANSFER_OUT;
import static org.matricula.registry.StatusVerb.WITHDRAW;
import static org.matricula.registry.StatusVerb.WITHDRAW_AUTOMATICALLY;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.registry.StatusVerb;
import org.matricula.registry.founding.PastAct;

/// What becomes of students over the years: nearly all go up each September and graduate; some are
/// on leave and lose a year, some change class, some leave, some came later from another school.
final class Lives {

    private static final String[] LEAVE_REASONS = {"10", "10", "11", "12", "24", "28"};

    /// What may happen once in a life, and in how many of a thousand.
    private record Turn(StatusVerb verb, int year, int dayOfYear) {}

    private final LocalDate today;

    /// @param today nothing happens from this day on
    Lives(LocalDate today) {
        this.today = today;
    }

    /// Of a hundred pupils one or two come into a class years after it began.
    ClassPlan entry(ClassPlan plan, SplittableRandom random) {
        var begun = Math.min(today.getYear() - plan.entryYear(), plan.years());
        if (random.nextInt(1000) >= 15 || !plan.education().equals("school") || begun < 2) {
            return plan;
        }
        var joined = plan.joinedAfter(1 + random.nextInt(begun - 1));
        return joined.entryOn().isBefore(today) ? joined : plan;
    }

    /// @param below the class of whoever loses a year
    /// @param beside the class of whoever changes class
    List<PastAct> of(ClassPlan plan, UUID below, UUID beside, SplittableRandom random) {
        var acts = new ArrayList<PastAct>();
        var turn = turn(plan, random);
        var unit = plan.unit();
        var level = plan.entryLevel();
        var last = plan.entryLevel() + plan.years() - 1;
        acts.add(new PastAct(ENROL, plan.entryOn(), unit, level, null, null));
        for (var year = plan.entryOn().getYear(); ; year++) {
            var act = turn != null && turn.year() == year ? act(turn, unit, level, random) : null;
            if (act != null && act.on().isBefore(today)) {
                acts.add(act.verb() == CHANGE_CLASS ? moved(act, beside) : act);
                unit = acts.getLast().unit();
                if (gone(act.verb())) {
                    return acts;
                }
            }
            var onLeave = acts.getLast().verb() == GRANT_LEAVE;
            var ends = level == last && !onLeave;
            var day = LocalDate.of(year + 1, ends ? Month.JUNE : Month.SEPTEMBER, ends ? 30 : 1);
            if (!day.isBefore(today)) {
                return acts;
            }
            if (ends) {
                acts.add(new PastAct(GRADUATE, day, unit, level, null, null));
                return acts;
            }
            unit = onLeave ? below : unit;
            level = onLeave ? level : level + 1;
            acts.add(
                    new PastAct(
                            onLeave ? RETURN_FROM_LEAVE : ADVANCE, day, unit, level, null, null));
        }
    }

    private static @Nullable Turn turn(ClassPlan plan, SplittableRandom random) {
        var chance = random.nextInt(1000);
        var verb =
                plan.education().equals("school")
                        ? chance < 20
                                ? GRANT_LEAVE
                                : chance < 50 ? TRANSFER_OUT : chance < 65 ? CHANGE_CLASS : null
                        : chance < 40
                                ? GRANT_LEAVE
                                : chance < 65
                                        ? WITHDRAW
                                        : chance < 72
                                                ? WITHDRAW_AUTOMATICALLY
                                                : chance < 85 ? CHANGE_CLASS : null;
        return verb == null
                ? null
                : new Turn(
                        verb,
                        plan.entryOn().getYear() + random.nextInt(plan.years()),
                        20 + random.nextInt(240));
    }

    private static PastAct act(Turn turn, UUID unit, int level, SplittableRandom random) {
        var day = LocalDate.of(turn.year(), 9, 1).plusDays(turn.dayOfYear());
        return switch (turn.verb()) {
            case GRANT_LEAVE ->
                    new PastAct(
                            GRANT_LEAVE,
                            day,
                            unit,
                            level,
                            LEAVE_REASONS[random.nextInt(LEAVE_REASONS.length)],
                            "student");
            case WITHDRAW -> new PastAct(WITHDRAW, day, unit, level, "26", "student");
            case WITHDRAW_AUTOMATICALLY ->
                    new PastAct(WITHDRAW_AUTOMATICALLY, day, unit, level, "21", "school");
            default -> new PastAct(turn.verb(), day, unit, level, null, "guardian");
        };
    }

    private static PastAct moved(PastAct act, UUID to) {
        return new PastAct(act.verb(), act.on(), to, act.gradeLevel(), null, act.decidedBy());
    }

    private static boolean gone(StatusVerb verb) {
        return verb == TRANSFER_OUT || verb == WITHDRAW || verb == WITHDRAW_AUTOMATICALLY;
    }
}
