package org.matricula.coursework.practice;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.matricula.registry.FileSection;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// 实践记录 in the student's file.
@Component
@Order(12)
class PracticeSection implements FileSection {

    private final Practices practices;
    private final MessageSource messages;

    PracticeSection(Practices practices, MessageSource messages) {
        this.practices = practices;
        this.messages = messages;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Shown> of(UUID enrolment, Locale locale) {
        var all = practices.of(enrolment);
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Shown(
                                text("practice", locale),
                                List.of(
                                        text("practice.sort", locale),
                                        text("practice.title", locale),
                                        text("practice.place", locale),
                                        text("practice.period", locale),
                                        text("practice.hours", locale),
                                        text("practice.credits", locale),
                                        text("practice.mentor", locale),
                                        text("practice.assessment", locale)),
                                all.stream().map(it -> cells(it, locale)).toList()));
    }

    private List<String> cells(Practice it, Locale locale) {
        return List.of(
                text("practice.sort." + it.sort(), locale),
                it.title(),
                it.place(),
                it.fromOn() + " — " + it.untilOn(),
                Practice.plain(it.hours()),
                Practice.plain(it.credits()),
                it.mentor() == null ? "" : it.mentor(),
                it.assessment() == null
                        ? ""
                        : text("practice.assessment." + it.assessment(), locale));
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
