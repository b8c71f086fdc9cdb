package org.matricula.graduation.round;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 院系审核: the department agrees with what was found, or proposes another outcome and says why: 结业,
/// 肄业, 延期. It makes nobody graduate whom the conditions keep.
@Service
public class ReviewGraduates {

    private static final int MOST = 1_000;
    private static final int LONGEST = 300;

    /// What a department may propose, the best first.
    static final List<String> PROPOSED = List.of("completion", "incomplete", "postponed");

    private final GraduationRounds rounds;
    private final VerdictSteps verdicts;
    private final Ledger ledger;
    private final Clock clock;

    ReviewGraduates(GraduationRounds rounds, VerdictSteps verdicts, Ledger ledger, Clock clock) {
        this.rounds = rounds;
        this.verdicts = verdicts;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// 其余全部同意: everyone in reach who is still open, after the exceptions were held back.
    @Transactional
    public int agreeRest(UUID round) {
        rounds.get(round);
        var done = 0;
        var some = verdicts.open(round, MOST);
        if (some.isEmpty()) {
            throw new Refused(Refusal.conflict("graduation.none-open"));
        }
        while (!some.isEmpty()) {
            done += review(round, some, null, "");
            some = verdicts.open(round, MOST);
        }
        return done;
    }

    /// @param proposed `completion`, `incomplete` or `postponed`, null where the department agrees
    /// @throws Refused naming those for whom it would be better than what the conditions give
    @Transactional
    public int review(UUID round, List<UUID> chosen, @Nullable String proposed, String note) {
        var agreed = proposed == null;
        var it = rounds.locked(round);
        var ids = new LinkedHashSet<>(chosen);
        Refused.unlessEmpty(
                Refusal.all(
                        it.is("done") ? null : Refusal.conflict("graduation.not-reviewed"),
                        ids.isEmpty() || ids.size() > MOST
                                ? Refusal.input("id", "graduation.chosen", MOST)
                                : null,
                        verdicts.own(ids) ? Refusal.conflict("graduation.own-verdict") : null,
                        agreed || PROPOSED.contains(proposed)
                                ? null
                                : Refusal.input("outcome", "graduation.proposed"),
                        agreed || !note.isBlank() ? null : Refusal.input("note", "reason.missing"),
                        note.length() > LONGEST
                                ? Refusal.input("note", "graduation.words", LONGEST)
                                : null));
        var of = verdicts.locked(round, ids);
        if (of.size() != ids.size()) {
            throw new Refused(Refusal.conflict("graduation.not-reviewed"));
        }
        var better =
                of.stream()
                        .filter(one -> proposed != null && better(proposed, one.found()))
                        .map(one -> new VerdictSteps.Named(one.name(), one.studentNumber()))
                        .toList();
        if (!better.isEmpty()) {
            throw new Refused(
                    Refusal.rule(
                            "graduation.proposed-better", VerdictSteps.Stopped.of(better).told()));
        }
        verdicts.review(ids, proposed, note.isBlank() ? null : note.strip(), clock.instant());
        for (var one : of) {
            ledger.record(
                    Act.of("graduation.review", "enrolment:" + one.enrolmentId())
                            .at(one.scopePos())
                            .because(note.isBlank() ? null : note.strip())
                            .to(
                                    Map.of(
                                            "agreed",
                                            agreed,
                                            "outcome",
                                            proposed == null ? one.found() : proposed,
                                            "round",
                                            round.toString())));
        }
        return of.size();
    }

    /// Whoever is held back by the conditions may give up and leave with 肄业, no further; nobody is
    /// given more than was found.
    private static boolean better(String proposed, String found) {
        return proposed.equals("completion")
                && !found.equals("graduate")
                && !found.equals("completion");
    }
}
