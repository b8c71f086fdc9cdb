package org.matricula.statistics;

import java.util.List;
import java.util.Locale;
import org.matricula.kernel.Actor;
import org.matricula.page.Work;
import org.matricula.page.WorkLine;
import org.matricula.page.WorkPart;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Tells whoever keeps the system that the numbers differ from the register; says nothing while
/// they agree.
@Component
class DifferencesWork implements Work {

    private final Verdicts verdicts;
    private final MessageSource messages;

    DifferencesWork(Verdicts verdicts, MessageSource messages) {
        this.verdicts = verdicts;
        this.messages = messages;
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public List<WorkPart> parts(Actor actor, Locale locale) {
        if (!actor.holds("administrator", "auditor")) {
            return List.of();
        }
        return verdicts.standing().stream()
                .map(it ->
                        WorkPart.list(
                                "differences",
                                say("statistics.differ", locale),
                                List.of(
                                        WorkLine.of(
                                                        String.valueOf(it.firstOne()),
                                                        it.day().toString(),
                                                        "/")
                                                .note(
                                                        say(
                                                                "statistics.differ.note",
                                                                locale,
                                                                it.differences()))),
                                say("statistics.differ.none", locale)))
                .toList();
    }

    private String say(String key, Locale locale, Object... values) {
        return messages.getMessage(key, values, locale);
    }
}
