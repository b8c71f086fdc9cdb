package org.matricula.notice;

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

/// The newest messages on everyone's first page.
@Component
class NoticeWork implements Work {

    private static final int NEWEST = 5;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    private final Inbox inbox;
    private final MessageSource messages;

    NoticeWork(Inbox inbox, MessageSource messages) {
        this.inbox = inbox;
        this.messages = messages;
    }

    @Override
    public int order() {
        return 700;
    }

    @Override
    public List<WorkPart> parts(Actor actor, Locale locale) {
        var lines = inbox.page(null, NEWEST).items().stream().map(it -> line(it, locale)).toList();
        return List.of(
                WorkPart.list(
                                "notices",
                                say("notice.title", locale),
                                lines,
                                say("notice.none", locale))
                        .all(new Crumb(say("notice.all", locale), "/notices"))
                        .beside());
    }

    private WorkLine line(Inbox.Line notice, Locale locale) {
        var line = WorkLine.of(notice.text(), TIME.format(notice.toldAt()), notice.href());
        return notice.readAt() == null ? line.chip(say("notice.unread", locale), "accent") : line;
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
