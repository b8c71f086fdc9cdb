package org.matricula.change.transfer;

import static org.matricula.registry.StatusVerb.TRANSFER_OUT;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.coursework.recognition.FormerResults;
import org.matricula.database.BeyondReach;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.policy.Policies;
import org.matricula.registry.EnterTransferred;
import org.matricula.registry.Registry;
import org.matricula.registry.StandingChange;
import org.matricula.workflow.CasePlaces;
import org.matricula.workflow.CaseView;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Both schools have agreed: the old enrolment ends and the new one begins, in one transaction, so
/// that the student is at exactly one school on every day.
@Service
@Transactional(propagation = Propagation.MANDATORY)
class CarryOut {

    /// The two acts.
    record Done(UUID out, UUID in) {}

    private final Pairs pairs;
    private final Halves halves;
    private final BeyondReach beyond;
    private final Provinces provinces;
    private final Registry registry;
    private final EnterTransferred enterTransferred;
    private final TransferPapers papers;
    private final OtherSchool otherSchool;
    private final CasePlaces casePlaces;
    private final Policies policies;
    private final FormerResults formerResults;

    CarryOut(
            Pairs pairs,
            Halves halves,
            BeyondReach beyond,
            Provinces provinces,
            Registry registry,
            EnterTransferred enterTransferred,
            TransferPapers papers,
            OtherSchool otherSchool,
            CasePlaces casePlaces,
            Policies policies,
            FormerResults formerResults) {
        this.pairs = pairs;
        this.halves = halves;
        this.beyond = beyond;
        this.provinces = provinces;
        this.registry = registry;
        this.enterTransferred = enterTransferred;
        this.papers = papers;
        this.otherSchool = otherSchool;
        this.casePlaces = casePlaces;
        this.policies = policies;
        this.formerResults = formerResults;
    }

    /// @param last the case of the school that agreed last
    Done both(Pair pair, CaseView last, LocalDate on, String reason) {
        unlessConfirmed(pair);
        var receivingSchool = Objects.requireNonNull(pair.receivingId());
        var done =
                beyond.reach(() -> {
                    var sending = halves.of(pair.id(), Side.SENDING).orElseThrow();
                    var receiving = halves.of(pair.id(), Side.RECEIVING).orElseThrow();
                    var out =
                            registry.apply(
                                    StandingChange.of(
                                                    Objects.requireNonNull(sending.enrolmentId()),
                                                    TRANSFER_OUT,
                                                    on)
                                            .because(reason, "student")
                                            .by(number(last, sending), sending.caseId()));
                    var entered =
                            enterTransferred.enter(
                                    new EnterTransferred.Entry(
                                            sending.enrolmentId(),
                                            receiving.unitId(),
                                            receiving.gradeLevel(),
                                            on,
                                            reason,
                                            number(last, receiving),
                                            Objects.requireNonNull(receiving.caseId())));
                    halves.placed(receiving.id(), receiving.unitId(), entered.enrolment());
                    casePlaces.follow(
                            List.of(receiving.id()), receiving.unitId(), entered.scopePos());
                    formerResults.carry(
                            sending.enrolmentId(),
                            entered.enrolment(),
                            pair.sendingName(),
                            pair.id(),
                            pair.packageNo());
                    pairs.become(pair, TransferState.COMPLETED, null, null);
                    pairs.on(pair.id(), on);
                    pairs.carriedOut(pair.id(), out, entered.event(), fileBy(receivingSchool, on));
                    papers.acceptance(pair, receiving, entered, on);
                    return new Done(out, entered.event());
                });
        var other =
                last.institution().equals(pair.sendingId()) ? pair.receivingId() : pair.sendingId();
        otherSchool.tell(other, "notice.transfer.completed", pair.other(pair.firstSide()));
        return done;
    }

    /// 跨省转学: nothing is carried out before both provinces have consented.
    void unlessConfirmed(Pair pair) {
        Refused.unlessEmpty(Refusal.all(provinces.unconfirmed(pair.id())));
    }

    @Nullable LocalDate fileBy(UUID school, LocalDate on) {
        var months = policies.value(TransferPolicies.FILING, school, on);
        return months == 0 ? null : on.plusMonths(months);
    }

    /// A school's own case gives its act the number; the other school's act names none of it.
    private static @Nullable String number(CaseView last, Half half) {
        return last.id().equals(half.caseId()) ? last.number() : null;
    }
}
