package org.matricula.registry.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.matricula.kernel.Actor;
import org.matricula.page.Crumb;
import org.matricula.page.Work;
import org.matricula.page.WorkLine;
import org.matricula.page.WorkPart;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// First pages: what a registrar owes the list, a teacher's classes.
@Component
class RosterWork implements Work {

    private final RosterFigures rows;
    private final MessageSource messages;

    RosterWork(RosterFigures rows, MessageSource messages) {
        this.rows = rows;
        this.messages = messages;
    }

    @Override
    public int order() {
        return 200;
    }

    @Override
    public List<WorkPart> parts(Actor actor, Locale locale) {
        return switch (actor.role()) {
            case "registrar" -> List.of(owed(actor, locale));
            case "class-teacher", "teacher", "counsellor" -> List.of(classes(actor, locale));
            default -> List.of();
        };
    }

    private WorkPart owed(Actor actor, Locale locale) {
        var owed = rows.owed(actor);
        var lines = new ArrayList<WorkLine>();
        add(lines, "portal.registry.entered", owed.entered(), "/students/check", locale);
        add(lines, "portal.registry.returned", owed.returned(), "/students/check", locale);
        add(
                lines,
                "portal.registry.unnumbered",
                owed.unnumbered(),
                "/students/numbers?unit=" + actor.unit(),
                locale);
        return WorkPart.list(
                        "owed",
                        say("portal.registry.owed", locale),
                        lines,
                        say("portal.registry.owed.none", locale))
                .all(new Crumb(say("portal.registry.all", locale), "/students"));
    }

    private void add(List<WorkLine> lines, String key, long count, String href, Locale locale) {
        if (count > 0) {
            lines.add(WorkLine.of(say(key, locale), number(count), href));
        }
    }

    private WorkPart classes(Actor actor, Locale locale) {
        var lines =
                rows.classes(actor).stream()
                        .map(it ->
                                WorkLine.of(
                                                it.name(),
                                                say("page.students", locale, number(it.students())),
                                                "/students?unit=" + it.unit())
                                        .note(
                                                it.away() == 0
                                                        ? null
                                                        : say(
                                                                "portal.registry.away",
                                                                locale,
                                                                number(it.away()))))
                        .toList();
        return WorkPart.list(
                        "classes",
                        say("portal.registry.classes", locale),
                        lines,
                        say("portal.registry.classes.none", locale))
                .all(new Crumb(say("portal.registry.all", locale), "/students"));
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private String say(String key, Locale locale, Object... args) {
        var texts = java.util.Arrays.stream(args).map(Object::toString).toArray();
        return messages.getMessage(key, texts, locale);
    }
}
