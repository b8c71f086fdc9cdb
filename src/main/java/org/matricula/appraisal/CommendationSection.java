package org.matricula.appraisal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.matricula.registry.FileSection;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// 表彰 in the student's file, as long as they stand.
@Component
@Order(21)
class CommendationSection implements FileSection {

    private final Appraisals rounds;
    private final MessageSource messages;

    CommendationSection(Appraisals rounds, MessageSource messages) {
        this.rounds = rounds;
        this.messages = messages;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Shown> of(UUID enrolment, Locale locale) {
        var all = rounds.of(enrolment);
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Shown(
                                text("appraisal.commendations", locale),
                                List.of(
                                        text("appraisal.number", locale),
                                        text("appraisal.commendation", locale),
                                        text("appraisal.term", locale),
                                        text("appraisal.awarded", locale)),
                                all.stream()
                                        .map(it ->
                                                List.of(
                                                        it.number(),
                                                        text("appraisal.sort.student", locale),
                                                        it.term(),
                                                        it.awardedOn().toString()))
                                        .toList()));
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
