package org.matricula.credential.national;

import java.util.List;
import java.util.Locale;
import org.matricula.kernel.Actor;
import org.matricula.page.Work;
import org.matricula.page.WorkLine;
import org.matricula.page.WorkPart;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Differences of registration that wait to be solved.
@Component
class NationalWork implements Work {

    private static final int SHOWN = 5;

    private final NationalFiles files;
    private final MessageSource messages;

    NationalWork(NationalFiles files, MessageSource messages) {
        this.files = files;
        this.messages = messages;
    }

    @Override
    public int order() {
        return 335;
    }

    @Override
    public List<WorkPart> parts(Actor actor, Locale locale) {
        if (!actor.holds("registrar", "academic-office-head")) {
            return List.of();
        }
        var lines =
                files.open(SHOWN).stream()
                        .map(it ->
                                WorkLine.of(
                                                it.name(),
                                                it.number(),
                                                "/diploma-registration/" + it.fileId())
                                        .note(String.valueOf(it.answer()))
                                        .chip(say("national.state." + it.state(), locale), "seal"))
                        .toList();
        return lines.isEmpty()
                ? List.of()
                : List.of(
                        WorkPart.list(
                                "registration-differences",
                                say("national.work", locale),
                                lines,
                                say("national.none", locale)));
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
