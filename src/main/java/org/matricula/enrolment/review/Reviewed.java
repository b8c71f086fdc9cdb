package org.matricula.enrolment.review;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.matricula.enrolment.AdmissionState;
import org.matricula.enrolment.admission.Candidates;
import org.matricula.enrolment.admission.Moves;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Whether all offices have passed somebody. Whoever has come and is passed by all is reviewed;
/// whom an office no longer passes is not.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Reviewed {

    private final Candidates candidates;
    private final ReviewVerdicts verdicts;
    private final Moves moves;
    private final MessageSource messages;

    Reviewed(Candidates candidates, ReviewVerdicts verdicts, Moves moves, MessageSource messages) {
        this.candidates = candidates;
        this.verdicts = verdicts;
        this.moves = moves;
        this.messages = messages;
    }

    /// Brings the state up to what the offices have said; the row is locked already.
    public void settle(UUID id) {
        var candidate = candidates.lock(List.of(id)).getFirst();
        var passed = unpassed(id).isEmpty();
        if (candidate.state() == AdmissionState.REPORTED && passed) {
            moves.move(candidate, AdmissionState.REVIEWED, Moves.Why.NOTHING);
        } else if (candidate.state() == AdmissionState.REVIEWED && !passed) {
            moves.move(candidate, AdmissionState.REPORTED, Moves.Why.because(open(id)));
        }
    }

    /// The matters not passed yet, as words.
    public String open(UUID id) {
        return unpassed(id).stream()
                .map(it ->
                        messages.getMessage(
                                "enrolment.matter." + it.matter(),
                                null,
                                LocaleContextHolder.getLocale()))
                .collect(Collectors.joining("、"));
    }

    private List<ReviewVerdicts.Standing> unpassed(UUID id) {
        return verdicts.of(id).stream().filter(it -> !Boolean.TRUE.equals(it.passed())).toList();
    }
}
