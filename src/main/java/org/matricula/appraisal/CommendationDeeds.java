package org.matricula.appraisal;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.matricula.registry.DeedsOnRecord;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// A student's commendations, as long as they stand.
@Component
class CommendationDeeds implements DeedsOnRecord {

    private final Appraisals rounds;
    private final MessageSource messages;

    CommendationDeeds(Appraisals rounds, MessageSource messages) {
        this.rounds = rounds;
        this.messages = messages;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Deed> of(UUID enrolment, Locale locale) {
        return rounds.of(enrolment).stream()
                .map(it ->
                        new Deed(
                                true,
                                it.awardedOn(),
                                it.term()
                                        + " "
                                        + messages.getMessage(
                                                "appraisal.sort.student", null, locale)))
                .toList();
    }
}
