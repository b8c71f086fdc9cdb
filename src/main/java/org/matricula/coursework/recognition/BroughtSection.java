package org.matricula.coursework.recognition;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.matricula.registry.FileSection;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// 原学校成绩 in the student's file: read only, beside what counts here.
@Component
@Order(11)
class BroughtSection implements FileSection {

    private final BroughtRows rows;
    private final RecognitionWords words;

    BroughtSection(BroughtRows rows, RecognitionWords words) {
        this.rows = rows;
        this.words = words;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Shown> of(UUID enrolment, Locale locale) {
        var all = rows.of(enrolment).stream().filter(it -> it.struckWhy() == null).toList();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Shown(
                        words.say("brought.section", locale, all.size()),
                        List.of(
                                words.say("brought.origin", locale),
                                words.say("curriculum.course", locale),
                                words.say("coursework.term", locale),
                                words.say("brought.credits", locale),
                                words.say("brought.total", locale)),
                        all.stream()
                                .map(it ->
                                        List.of(
                                                it.origin(),
                                                (it.code() + " " + it.name()).strip(),
                                                it.term(),
                                                RecognitionWords.plain(it.credits()),
                                                words.result(it.total(), it.mark(), locale)))
                                .toList()));
    }
}
