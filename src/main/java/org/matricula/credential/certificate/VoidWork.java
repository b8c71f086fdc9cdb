package org.matricula.credential.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.matricula.kernel.Actor;
import org.matricula.page.Work;
import org.matricula.page.WorkLine;
import org.matricula.page.WorkPart;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Certificates that wait for a second person to void them, and void ones whose registration is to
/// be cancelled.
@Component
class VoidWork implements Work {

    private static final int SHOWN = 5;

    private final Voidings voidings;
    private final MessageSource messages;

    VoidWork(Voidings voidings, MessageSource messages) {
        this.voidings = voidings;
        this.messages = messages;
    }

    @Override
    public int order() {
        return 334;
    }

    @Override
    public List<WorkPart> parts(Actor actor, Locale locale) {
        if (!actor.holds("registrar", "academic-office-head")) {
            return List.of();
        }
        var lines = new ArrayList<WorkLine>();
        voidings.open(SHOWN)
                .forEach(it ->
                        lines.add(
                                WorkLine.of(
                                                it.name(),
                                                it.number(),
                                                "/diplomas/" + it.certificateId())
                                        .note(it.reason())
                                        .chip(say("certificate.work.confirm", locale), "seal")));
        voidings.uncancelled(SHOWN)
                .forEach(it ->
                        lines.add(
                                WorkLine.of(it.name(), it.number(), "/diplomas/" + it.id())
                                        .note(it.voidOn().toString())
                                        .chip(say("certificate.work.cancel", locale), "amber")));
        return lines.isEmpty()
                ? List.of()
                : List.of(
                        WorkPart.list(
                                "certificate-voids",
                                say("certificate.work", locale),
                                lines,
                                say("certificate.work.none", locale)));
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
