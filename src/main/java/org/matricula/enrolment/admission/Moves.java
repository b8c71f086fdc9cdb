package org.matricula.enrolment.admission;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.enrolment.AdmissionState;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The one way from state to state: asks [AdmissionState], dates the move, and says who and why.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Moves {

    /// @param until last day of a deferred admission
    /// @param reason why, in words
    /// @param documentNo 文号 of the decision, where one is needed
    public record Why(
            @Nullable LocalDate until, @Nullable String reason, @Nullable String documentNo) {

        public static final Why NOTHING = new Why(null, null, null);

        public static Why because(@Nullable String reason) {
            return new Why(null, reason, null);
        }
    }

    private final CandidateRows rows;
    private final Ledger ledger;
    private final MessageSource messages;
    private final Clock clock;

    Moves(CandidateRows rows, Ledger ledger, MessageSource messages, Clock clock) {
        this.rows = rows;
        this.ledger = ledger;
        this.messages = messages;
        this.clock = clock;
    }

    /// Null where the move is possible.
    public @Nullable Refusal refusal(Candidate candidate, AdmissionState to) {
        return candidate.state().mayBecome(to)
                ? null
                : Refusal.conflict(
                        "candidate.state", candidate.name(), words(candidate.state()), words(to));
    }

    /// @throws Refused where the state does not allow it
    public void move(Candidate candidate, AdmissionState to, Why why) {
        Refused.unlessEmpty(Refusal.all(refusal(candidate, to)));
        rows.move(
                candidate,
                to,
                why.until(),
                LocalDate.now(clock),
                why.reason(),
                why.documentNo(),
                Acting.now(),
                clock.instant());
        ledger.record(
                Act.of(
                                "admission." + to.name().toLowerCase().replace('_', '-'),
                                subject(candidate.id()))
                        .at(candidate.scopePos())
                        .because(why.reason())
                        .from(Map.of("state", candidate.state().name()))
                        .to(Map.of("state", to.name())));
    }

    public static String subject(UUID candidate) {
        return "candidate:" + candidate;
    }

    private String words(AdmissionState state) {
        return messages.getMessage(
                "enrolment.state." + state.name(), null, LocaleContextHolder.getLocale());
    }
}
