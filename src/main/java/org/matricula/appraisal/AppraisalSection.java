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

/// 日常表现 in the student's file, by standard.
@Component
@Order(20)
class AppraisalSection implements FileSection {

    private final ConductNotes notes;
    private final MessageSource messages;

    AppraisalSection(ConductNotes notes, MessageSource messages) {
        this.notes = notes;
        this.messages = messages;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Shown> of(UUID enrolment, Locale locale) {
        var sums = notes.of(enrolment);
        return sums.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Shown(
                                text("appraisal.conduct", locale),
                                List.of(
                                        text("appraisal.standard", locale),
                                        text("appraisal.verdict.outstanding", locale),
                                        text("appraisal.verdict.met", locale),
                                        text("appraisal.verdict.missed", locale)),
                                sums.stream()
                                        .map(it ->
                                                List.of(
                                                        it.standard(),
                                                        String.valueOf(it.outstanding()),
                                                        String.valueOf(it.met()),
                                                        String.valueOf(it.missed())))
                                        .toList()));
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
