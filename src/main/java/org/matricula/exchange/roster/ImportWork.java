package org.matricula.exchange.roster;

import java.util.List;
import java.util.Locale;
import org.matricula.kernel.Actor;
import org.matricula.page.Crumb;
import org.matricula.page.Work;
import org.matricula.page.WorkLine;
import org.matricula.page.WorkPart;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// The newest imports on a registrar's first page: those previewed wait for a decision.
@Component
class ImportWork implements Work {

    private static final int NEWEST = 5;

    private final Imports imports;
    private final MessageSource messages;

    ImportWork(Imports imports, MessageSource messages) {
        this.imports = imports;
        this.messages = messages;
    }

    @Override
    public int order() {
        return 210;
    }

    @Override
    public List<WorkPart> parts(Actor actor, Locale locale) {
        if (!actor.holds("registrar", "department-registrar")) {
            return List.of();
        }
        var lines = imports.latest(NEWEST).stream().map(it -> line(it, locale)).toList();
        return List.of(
                WorkPart.list(
                                "imports",
                                say("exchange.imports", locale),
                                lines,
                                say("exchange.none", locale))
                        .may(new Crumb(say("exchange.new", locale), "/imports"))
                        .all(new Crumb(say("portal.all", locale), "/imports")));
    }

    private WorkLine line(ImportView it, Locale locale) {
        var rows = messages.getMessage("page.rows", new Object[] {it.rowsRead()}, locale);
        return WorkLine.of(it.fileName(), rows, "/imports/" + it.id())
                .chip(
                        say("exchange.state." + it.state(), locale),
                        switch (it.state()) {
                            case "previewed" -> "accent";
                            case "reading", "applying" -> "amber";
                            case "done" -> "jade";
                            default -> "";
                        });
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
