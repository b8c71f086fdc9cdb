package org.matricula.audit;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.matricula.kernel.Actor;
import org.matricula.page.Crumb;
import org.matricula.page.Work;
import org.matricula.page.WorkLine;
import org.matricula.page.WorkPart;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// The newest acts on the auditor's first page.
@Component
class LedgerWork implements Work {

    private static final int NEWEST = 8;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    private final LedgerSearch search;
    private final MessageSource messages;

    LedgerWork(LedgerSearch search, MessageSource messages) {
        this.search = search;
        this.messages = messages;
    }

    @Override
    public int order() {
        return 600;
    }

    @Override
    public List<WorkPart> parts(Actor actor, Locale locale) {
        if (!actor.holds("auditor")) {
            return List.of();
        }
        var lines =
                search
                        .find(new LedgerSearch.Filter(null, null, null, null, null), NEWEST, null)
                        .items()
                        .stream()
                        .map(it ->
                                WorkLine.of(
                                                messages.getMessage(
                                                        "job." + it.actor().replace(' ', '-'),
                                                        null,
                                                        it.actor(),
                                                        locale),
                                                TIME.format(it.at()),
                                                "/ledger?action=" + it.action())
                                        .note(
                                                messages.getMessage(
                                                        "act." + it.action(),
                                                        null,
                                                        it.action(),
                                                        locale)))
                        .toList();
        return List.of(
                WorkPart.list(
                                "ledger",
                                say("ledger.title", locale),
                                lines,
                                say("portal.ledger.none", locale))
                        .all(new Crumb(say("portal.ledger.all", locale), "/ledger")));
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
