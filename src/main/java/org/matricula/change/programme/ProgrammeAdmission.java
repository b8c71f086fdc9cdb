package org.matricula.change.programme;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.governance.publication.PublishList;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.policy.Policies;
import org.matricula.workflow.CaseView;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Whether the receiving department takes the student: asked when the last office approves.
@Service
@Transactional(propagation = Propagation.MANDATORY)
class ProgrammeAdmission {

    private final ProgrammeRounds rounds;
    private final ProgrammeCandidates candidates;
    private final PublishList publications;
    private final Policies policies;
    private final Clock clock;

    ProgrammeAdmission(
            ProgrammeRounds rounds,
            ProgrammeCandidates candidates,
            PublishList publications,
            Policies policies,
            Clock clock) {
        this.rounds = rounds;
        this.candidates = candidates;
        this.publications = publications;
        this.policies = policies;
        this.clock = clock;
    }

    /// @return the class the student comes into
    /// @throws Refused where a round's case was not assessed, not accepted, ranks beyond the
    ///   places, has not been publicly noticed for long enough or not since moving up into the
    ///   places, or where an objection waits for an answer
    UUID classOf(ProgrammeRequest form, CaseView granted) {
        var round = candidates.round(granted.id()).orElse(null);
        var byRounds =
                policies.value(ProgrammeRules.ROUNDS, granted.institution(), LocalDate.now(clock));
        if (round == null && !byRounds && form.unit() != null) {
            return form.unit();
        }
        if (round == null) {
            throw new Refused(Refusal.rule("programme.not-sent"));
        }
        // two at once: the round is held until one of them has its place
        var held = rounds.lock(round);
        var candidate = candidates.find(granted.id()).orElse(null);
        if (candidate == null || candidate.accepted() == null) {
            throw new Refused(Refusal.rule("programme.not-assessed"));
        }
        var places = rounds.places(round, candidate.majorId());
        var taken = candidates.granted(round, candidate.majorId());
        var accepted = Boolean.TRUE.equals(candidate.accepted());
        var within =
                Objects.requireNonNullElse(candidate.rank(), Integer.MAX_VALUE) <= places
                        && taken < places;
        Refused.unlessEmpty(
                Refusal.all(
                        Refusal.when(!accepted, "programme.not-accepted"),
                        Refusal.when(
                                !within,
                                "programme.rank",
                                String.valueOf(candidate.rank()),
                                places),
                        down(held) ? null : notice(held, candidate, accepted && within),
                        down(held)
                                ? Refusal.rule("programme.notice-withdrawn")
                                : objections(candidate)));
        return Objects.requireNonNull(candidate.classId());
    }

    /// @param moves whether they stand among those who move, and so belong on a list
    private @Nullable Refusal notice(
            ProgrammeRound it, ProgrammeCandidates.Candidate candidate, boolean moves) {
        if (it.noticeLastOn() == null) {
            return Refusal.rule("programme.not-noticed");
        }
        // noticed by other means, the round alone says until when
        if (it.publicationId() != null && candidate.publicationId() == null) {
            return Refusal.when(moves, "programme.not-listed");
        }
        var until = Objects.requireNonNullElse(candidate.noticedUntil(), it.noticeLastOn());
        return Refusal.when(
                !LocalDate.now(clock).isAfter(until), "programme.notice", until.toString());
    }

    /// Without the first list nobody of the round is granted, on whichever they hang.
    private boolean down(ProgrammeRound it) {
        return it.publicationId() != null && publications.hanging(it.publicationId()).withdrawn();
    }

    private @Nullable Refusal objections(ProgrammeCandidates.Candidate it) {
        if (it.publicationId() == null) {
            return null;
        }
        var hanging = publications.hanging(it.publicationId());
        return hanging.withdrawn()
                ? Refusal.rule("programme.notice-withdrawn")
                : Refusal.when(
                        hanging.unanswered() > 0,
                        "programme.notice-objections",
                        hanging.unanswered());
    }
}
