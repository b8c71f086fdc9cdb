package org.matricula.audit.retention;

import java.util.List;
import java.util.Locale;
import org.matricula.kernel.Actor;
import org.matricula.page.Work;
import org.matricula.page.WorkLine;
import org.matricula.page.WorkPart;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// What is past its period, on the auditor's first page.
@Component
class RetentionWork implements Work {

    private final Retention retention;
    private final MessageSource messages;

    RetentionWork(Retention retention, MessageSource messages) {
        this.retention = retention;
        this.messages = messages;
    }

    @Override
    public int order() {
        return 610;
    }

    @Override
    public List<WorkPart> parts(Actor actor, Locale locale) {
        if (!actor.holds("auditor")) {
            return List.of();
        }
        var lines = retention.past().stream().map(it -> line(it, locale)).toList();
        return List.of(
                WorkPart.list(
                        "retention",
                        say("retention.title", locale),
                        lines,
                        say("retention.none", locale)));
    }

    private WorkLine line(Retention.Past past, Locale locale) {
        var of = past.of();
        var name = locale.getLanguage().equals("zh") ? of.name() : of.en();
        return WorkLine.of(name, say("retention.rows", locale, past.rows(), of.keep()), "/ledger")
                .note(of.source());
    }

    private String say(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
