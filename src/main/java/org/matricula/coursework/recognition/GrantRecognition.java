package org.matricula.coursework.recognition;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.calendar.Term;
import org.matricula.calendar.Terms;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.registry.Registry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 认定生效: with its case, and with its reversal no longer. The originals stay where they are.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class GrantRecognition {

    private final Recognitions recognitions;
    private final RecognitionRules rules;
    private final RecognitionWords words;
    private final ForceRows force;
    private final Registry registry;
    private final Terms terms;
    private final Ledger ledger;
    private final Clock clock;

    GrantRecognition(
            Recognitions recognitions,
            RecognitionRules rules,
            RecognitionWords words,
            ForceRows force,
            Registry registry,
            Terms terms,
            Ledger ledger,
            Clock clock) {
        this.recognitions = recognitions;
        this.rules = rules;
        this.words = words;
        this.force = force;
        this.registry = registry;
        this.terms = terms;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Whether a case has a sheet with anything to recognise or decline on it.
    @Transactional(readOnly = true, propagation = Propagation.REQUIRED)
    public boolean sheet(UUID caseId) {
        return recognitions.find(caseId).filter(it -> !it.lines().isEmpty()).isPresent();
    }

    /// How many courses may be recognised, of each of the cases that has a sheet within reach.
    @Transactional(readOnly = true, propagation = Propagation.REQUIRED)
    public Map<UUID, Integer> counts(List<UUID> cases) {
        return recognitions.counts(cases);
    }

    /// What is recognised and what is to be made up, one line each, as the form of the case prints
    /// it; empty where the case has no sheet.
    public Optional<String> printed(UUID caseId) {
        return recognitions.find(caseId).map(it -> words.printed(it, Locale.SIMPLIFIED_CHINESE));
    }

    /// Lets the lines of a case count, where it has any.
    ///
    /// @param on the day from which they replace what they were recognised from
    /// @throws Refused if another recognition was faster, or the sheet as it now stands breaks a
    ///   rule
    public void grant(UUID caseId, LocalDate on) {
        var enrolment = recognitions.find(caseId).map(Recognition::enrolmentId).orElse(null);
        if (enrolment == null) {
            return;
        }
        // two cases of one student come one after the other; what the first wrote is read after it
        registry.lock(enrolment);
        var it = recognitions.find(caseId).orElseThrow();
        var term = terms.lastBegun(it.institutionId(), on).map(Term::id).orElse(null);
        var outside = it.wanted().stream().anyMatch(Recognition.Line::outside);
        Refused.unlessEmpty(
                java.util.stream.Stream.concat(
                                held(it, on).stream(),
                                Refusal.all(
                                        Refusal.when(
                                                outside && term == null, "recognition.no-term"))
                                        .stream())
                        .toList());
        force.grant(caseId, on, term, clock.instant());
        ledger.record(
                Act.of("recognition.grant", "enrolment:" + it.enrolmentId())
                        .at(it.scopePos())
                        .inCase(caseId)
                        .to(Map.of("lines", it.wanted().size(), "on", on.toString())));
    }

    /// With its case reversed nothing of it counts, and what it was recognised from counts again.
    public void reverse(UUID caseId, String reason) {
        var it = recognitions.find(caseId).orElse(null);
        if (it == null || it.grantedAt() == null) {
            return;
        }
        registry.lock(it.enrolmentId());
        if (!force.reverse(caseId, clock.instant())) {
            throw new Refused(Refusal.conflict("recognition.reversed"));
        }
        ledger.record(
                Act.of("recognition.reverse", "enrolment:" + it.enrolmentId())
                        .at(it.scopePos())
                        .inCase(caseId)
                        .because(reason));
    }

    /// A case of its own has been asked by its kind, waived rules left out; the sheet of a change
    /// of programme or a return is asked here alone, and what breaks a rule is declined first.
    private List<Refusal> held(Recognition it, LocalDate on) {
        return CreditRecognition.CODE.equals(it.caseKind()) || it.wanted().isEmpty()
                ? rules.conflicts(it)
                : rules.refusals(it, on);
    }

    List<Refusal> refusals(UUID caseId, LocalDate on) {
        return recognitions
                .find(caseId)
                .map(it -> rules.refusals(it, on))
                .orElseGet(() -> List.of(Refusal.rule("recognition.sheet")));
    }
}
