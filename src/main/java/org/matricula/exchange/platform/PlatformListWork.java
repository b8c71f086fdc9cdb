package org.matricula.exchange.platform;

import java.util.List;
import java.util.Locale;
import org.matricula.kernel.Actor;
import org.matricula.page.Work;
import org.matricula.page.WorkLine;
import org.matricula.page.WorkPart;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Differences from the national platforms that wait to be solved.
@Component
class PlatformListWork implements Work {

    private static final int SHOWN = 5;

    private final PlatformLists lists;
    private final MessageSource messages;

    PlatformListWork(PlatformLists lists, MessageSource messages) {
        this.lists = lists;
        this.messages = messages;
    }

    @Override
    public int order() {
        return 336;
    }

    @Override
    public List<WorkPart> parts(Actor actor, Locale locale) {
        if (!actor.holds("registrar", "academic-office-head")) {
            return List.of();
        }
        var lines =
                lists.open(SHOWN).stream()
                        .map(it ->
                                WorkLine.of(
                                                it.name(),
                                                it.studentNumber(),
                                                "/exchange/platform-lists/" + it.listId())
                                        .note(String.valueOf(it.answer()))
                                        .chip(
                                                say("platform-list.state." + it.state(), locale),
                                                "seal"))
                        .toList();
        return lines.isEmpty()
                ? List.of()
                : List.of(
                        WorkPart.list(
                                "platform-differences",
                                say("platform-list.work", locale),
                                lines,
                                say("platform-list.work.none", locale)));
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
