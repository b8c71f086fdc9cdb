package org.matricula.portal.window;

import java.util.List;
import java.util.Locale;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Actor;
import org.matricula.page.Crumb;
import org.matricula.page.Work;
import org.matricula.page.WorkLine;
import org.matricula.page.WorkPart;
import org.matricula.registry.OwnStudents;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// 我的学籍, 孩子的学籍: where each stands, with the way into the file.
@Component
class OwnWork implements Work {

    private final OwnStudents students;
    private final Codes codes;
    private final MessageSource messages;

    OwnWork(OwnStudents students, Codes codes, MessageSource messages) {
        this.students = students;
        this.codes = codes;
        this.messages = messages;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public List<WorkPart> parts(Actor actor, Locale locale) {
        if (!actor.holds("student", "guardian")) {
            return List.of();
        }
        var lines = students.all().stream().map(it -> line(it, locale)).toList();
        var part =
                WorkPart.list(
                        "own",
                        say(actor.holds("student") ? "window.own" : "window.wards", locale),
                        lines,
                        say("window.none", locale));
        return List.of(
                actor.holds("guardian")
                        ? part.may(new Crumb(say("window.link", locale), "/account/link"))
                        : part);
    }

    private WorkLine line(OwnStudents.Own it, Locale locale) {
        var label = codes.label("student-status", it.status(), locale);
        return WorkLine.of(
                        it.name(),
                        it.studentNumber(),
                        "/students/" + it.studentNumber() + "?institution=" + it.institutionCode())
                .note(it.institutionName() + " · " + it.unit())
                .chip(label == null ? it.status() : label, it.active() ? "jade" : "");
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
