package org.matricula.registration.term;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.matricula.kernel.Actor;
import org.matricula.page.Work;
import org.matricula.page.WorkLine;
import org.matricula.page.WorkPart;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// First pages: a student's own registration, and the class a student helper registers.
@Component
class RegistrationWork implements Work {

    private final Registrations registrations;
    private final Openings openings;
    private final MessageSource messages;
    private final Clock clock;

    RegistrationWork(
            Registrations registrations, Openings openings, MessageSource messages, Clock clock) {
        this.registrations = registrations;
        this.openings = openings;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 220;
    }

    @Override
    public List<WorkPart> parts(Actor actor, Locale locale) {
        return switch (actor.role()) {
            case "student", "guardian" -> List.of(own(locale));
            case "student-helper", "class-teacher", "counsellor" -> List.of(classes(locale));
            default -> List.of();
        };
    }

    private WorkPart own(Locale locale) {
        var lines =
                registrations.own(LocalDate.now(clock)).stream()
                        .limit(4)
                        .map(it ->
                                WorkLine.of(
                                                it.term(),
                                                it.closesOn().toString(),
                                                "/own-registrations")
                                        .note(it.student())
                                        .chip(
                                                say("registration.state." + it.state(), locale),
                                                it.state().equals("registered") ? "jade" : "amber"))
                        .toList();
        return WorkPart.list(
                "registration",
                say("registration.own", locale),
                lines,
                say("registration.own.none", locale));
    }

    private WorkPart classes(Locale locale) {
        var today = LocalDate.now(clock);
        var lines =
                openings.all().stream()
                        .filter(it -> !today.isBefore(it.opensOn()))
                        .filter(it -> today.isBefore(it.until()))
                        .flatMap(it ->
                                openings.progress(it.id()).stream()
                                        .filter(part -> part.left() > 0)
                                        .map(part ->
                                                WorkLine.of(
                                                        part.name(),
                                                        String.valueOf(part.left()),
                                                        "/registrations/"
                                                                + it.id()
                                                                + "/classes/"
                                                                + part.unit())))
                        .toList();
        return WorkPart.list(
                "registration",
                say("registration.work", locale),
                lines,
                say("registration.work.none", locale));
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
