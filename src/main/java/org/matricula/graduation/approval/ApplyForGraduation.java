package org.matricula.graduation.approval;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.codebook.Level;
import org.matricula.graduation.round.GraduationRound;
import org.matricula.graduation.round.GraduationRounds;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 毕业申请: the teaching point applies for its students, a page at a time.
@Service
public class ApplyForGraduation {

    private static final int NAMED = 10;

    private final GraduationRounds rounds;
    private final GraduateApplications applications;
    private final Ledger ledger;
    private final Clock clock;

    ApplyForGraduation(
            GraduationRounds rounds,
            GraduateApplications applications,
            Ledger ledger,
            Clock clock) {
        this.rounds = rounds;
        this.applications = applications;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Saves a page as it stands: whoever of it is not ticked is not applied for.
    ///
    /// @param page the enrolments that were shown
    /// @return for how many graduation is applied for now
    /// @throws Refused naming those without photograph, 专科 who ask for a degree, and those of whom
    ///   a level has spoken already
    @Transactional
    public int apply(
            UUID round,
            Collection<UUID> page,
            Collection<UUID> graduation,
            Collection<UUID> degree) {
        var it = rounds.get(round);
        var all = applications.locked(round, page);
        if (all.size() != new HashSet<>(page).size() || all.isEmpty()) {
            throw new Absent("student of the round");
        }
        var refusals = new ArrayList<>(standing(it));
        var asked = all.stream().filter(one -> graduation.contains(one.enrolmentId())).toList();
        var wishes = all.stream().filter(one -> degree.contains(one.enrolmentId())).toList();
        named(
                refusals,
                "graduation.application-photo",
                asked.stream().filter(one -> !one.photo()).toList());
        named(
                refusals,
                "graduation.application-degree-level",
                wishes.stream()
                        .filter(one -> Level.of(one.level()).filter(Level::bachelor).isEmpty())
                        .toList());
        named(
                refusals,
                "graduation.application-degree-alone",
                wishes.stream().filter(one -> !graduation.contains(one.enrolmentId())).toList());
        var changed =
                all.stream()
                        .filter(one ->
                                one.graduation() != graduation.contains(one.enrolmentId())
                                        || one.degree() != degree.contains(one.enrolmentId()))
                        .toList();
        named(
                refusals,
                "graduation.application-spoken",
                changed.stream().filter(one -> one.point() != null).toList());
        Refused.unlessEmpty(refusals);
        var now = clock.instant();
        var to =
                changed.stream()
                        .map(GraduateApplication::enrolmentId)
                        .filter(graduation::contains)
                        .toList();
        var off =
                changed.stream()
                        .map(GraduateApplication::enrolmentId)
                        .filter(one -> !graduation.contains(one))
                        .toList();
        applications.apply(round, to, degree, now);
        applications.step(round, to, "point", "apply", null, now);
        applications.withdraw(round, off);
        applications.step(round, off, "point", "withdraw", null, now);
        if (!changed.isEmpty()) {
            ledger.record(
                    Act.of("graduation.apply", "graduation-round:" + round)
                            .at(all.getFirst().scopePos())
                            .to(Map.of("applied", to.size(), "withdrawn", off.size())));
        }
        return asked.size();
    }

    /// What keeps the round closed to the three levels.
    List<Refusal> standing(GraduationRound it) {
        return Refusal.all(
                it.stands() && !it.is("decided")
                        ? null
                        : Refusal.conflict("graduation.application-round"),
                LocalDate.now(clock).isAfter(it.dueOn())
                        ? Refusal.rule("graduation.application-due", it.dueOn())
                        : null);
    }

    static void named(List<Refusal> to, String code, List<GraduateApplication> who) {
        if (!who.isEmpty()) {
            to.add(Refusal.rule(code, who.size(), names(who)));
        }
    }

    static String names(List<GraduateApplication> who) {
        return String.join(
                "、", who.stream().limit(NAMED).map(GraduateApplication::toString).toList());
    }

    static @Nullable String blank(@Nullable String it) {
        return it == null || it.isBlank() ? null : it.strip();
    }
}
