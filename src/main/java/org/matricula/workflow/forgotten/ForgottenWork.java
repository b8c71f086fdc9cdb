package org.matricula.workflow.forgotten;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.matricula.kernel.Actor;
import org.matricula.page.Crumb;
import org.matricula.page.Work;
import org.matricula.page.WorkLine;
import org.matricula.page.WorkPart;
import org.matricula.workflow.Forgotten;
import org.matricula.workflow.ForgottenFinder;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// 遗忘清单 on the first page of those who lead or file.
@Component
class ForgottenWork implements Work {

    private static final int FIRST = 6;

    private static final String[] READERS = {
        "registrar",
        "department-registrar",
        "academic-office-head",
        "vice-principal",
        "counsellor",
        "student-affairs",
        "appeals-committee"
    };

    private final List<ForgottenFinder> finders;
    private final MessageSource words;
    private final Clock clock;

    ForgottenWork(List<ForgottenFinder> finders, MessageSource words, Clock clock) {
        this.finders = finders;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 120;
    }

    @Override
    public List<WorkPart> parts(Actor actor, Locale locale) {
        if (!actor.holds(READERS)) {
            return List.of();
        }
        var lines =
                finders.stream()
                        .flatMap(it -> it.find(LocalDate.now(clock), FIRST).stream())
                        .sorted(Comparator.comparing(Forgotten::on))
                        .limit(FIRST)
                        .map(it -> line(it, locale))
                        .toList();
        return List.of(
                WorkPart.list(
                                "forgotten",
                                say("forgotten.title", locale),
                                lines,
                                say("portal.forgotten.none", locale))
                        .all(new Crumb(say("portal.all", locale), "/forgotten")));
    }

    private WorkLine line(Forgotten it, Locale locale) {
        var href = it.href() == null ? "/forgotten" : it.href();
        return WorkLine.of(it.subject(), it.on().toString(), href)
                .chip(say("forgotten." + it.what(), locale), it.late() ? "seal" : "amber")
                .note(it.owner().isEmpty() ? null : it.owner());
    }

    private String say(String key, Locale locale) {
        return words.getMessage(key, null, locale);
    }
}
