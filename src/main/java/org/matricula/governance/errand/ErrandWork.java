package org.matricula.governance.errand;

import org.matricula.calendar.WorkingDays;
import org.matricula.kernel.Actor;
import org.matricula.page.Crumb;
import org.matricula.page.Work;
import org.matricula.page.WorkLine;
import org.matricula.page.WorkPart;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/// What somebody was asked to do, on their first page.
@Component
class ErrandWork implements Work {

    private static final int HEAD = 8;

    private final Errands errands;
    private final WorkingDays workingDays;
    private final MessageSource words;
    private final Clock clock;

    ErrandWork(Errands errands, WorkingDays workingDays, MessageSource words, Clock clock) {
        this.errands = errands;
        this.workingDays = workingDays;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 150;
    }

    @Override
    public List<WorkPart> parts(Actor actor, Locale locale) {
        var open = errands.mine(true, HEAD);
        if (open.isEmpty()) {
            return List.of();
        }
        var today = LocalDate.now(clock);
        var lines =
                open.stream()
                        .map(it ->
                                WorkLine.of(it.title(), null, "/errands/" + it.id())
                                        .note(it.setter())
                                        .due(workingDays.between(today, it.dueOn()), it.dueOn()))
                        .toList();
        return List.of(
                WorkPart.list("errands", say("governance.errands", locale), lines, "")
                        .all(new Crumb(say("governance.errands", locale), "/errands")));
    }

    private String say(String key, Locale locale) {
        return words.getMessage(key, null, locale);
    }
}
