package org.matricula.survey;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.matricula.kernel.Actor;
import org.matricula.page.Crumb;
import org.matricula.page.Work;
import org.matricula.page.WorkLine;
import org.matricula.page.WorkPart;
import org.matricula.survey.ask.AnswerQuestionnaire;
import org.matricula.survey.interview.HoldInterviews;
import org.matricula.survey.measure.TakeMeasure;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// First pages: what one is asked, the interviews one has to hold, and the help one answers for.
@Component
class SurveyWork implements Work {

    private static final int FEW = 6;

    private final AnswerQuestionnaire answer;
    private final HoldInterviews interviews;
    private final TakeMeasure measures;
    private final MessageSource messages;
    private final Clock clock;

    SurveyWork(
            AnswerQuestionnaire answer,
            HoldInterviews interviews,
            TakeMeasure measures,
            MessageSource messages,
            Clock clock) {
        this.answer = answer;
        this.interviews = interviews;
        this.measures = measures;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 335;
    }

    @Override
    public List<WorkPart> parts(Actor actor, Locale locale) {
        return switch (actor.role()) {
            case "student", "guardian" -> asked(locale);
            case "class-teacher", "counsellor", "department-registrar", "registrar" ->
                    carried(locale);
            default -> List.of();
        };
    }

    private List<WorkPart> asked(Locale locale) {
        var lines =
                answer.asked(null, FEW).items().stream()
                        .filter(it -> !it.answered())
                        .map(it ->
                                WorkLine.of(
                                                it.title(),
                                                it.closesOn().toString(),
                                                "/own-surveys/"
                                                        + it.questionnaire()
                                                        + "/"
                                                        + it.enrolment())
                                        .chip(
                                                say(
                                                        it.anonymous()
                                                                ? "survey.anonymous"
                                                                : "survey.named",
                                                        locale),
                                                "accent")
                                        .note(it.name()))
                        .toList();
        return lines.isEmpty()
                ? List.of()
                : List.of(
                        WorkPart.list(
                                "surveys",
                                say("survey.work", locale),
                                lines,
                                say("survey.work.none", locale)));
    }

    private List<WorkPart> carried(Locale locale) {
        var all = new ArrayList<WorkPart>();
        var held =
                interviews.waiting(true, FEW).stream()
                        .map(it ->
                                WorkLine.of(it.name(), it.unit(), "/interviews/of/" + it.id())
                                        .note(it.campaign())
                                        .due(days(it.dueOn()), it.dueOn()))
                        .toList();
        if (!held.isEmpty()) {
            all.add(
                    part("interviews", "interview.work", held, "interview.none", locale)
                            .all(new Crumb(say("interview.mine", locale), "/interviews/mine")));
        }
        var owned =
                measures.page("mine", null, FEW).items().stream()
                        .map(it ->
                                WorkLine.of(it.what(), it.subject(), "/measures/" + it.id())
                                        .note(say("survey.theme." + it.theme(), locale))
                                        .due(days(it.dueOn()), it.dueOn()))
                        .toList();
        if (!owned.isEmpty()) {
            all.add(
                    part("measures", "measure.work", owned, "measure.none", locale)
                            .all(
                                    new Crumb(
                                            say("measure.measures", locale),
                                            "/measures?which=mine")));
        }
        return all;
    }

    private long days(LocalDate due) {
        return ChronoUnit.DAYS.between(LocalDate.now(clock), due);
    }

    private WorkPart part(
            String id, String title, List<WorkLine> lines, String none, Locale locale) {
        return WorkPart.list(id, say(title, locale), lines, say(none, locale));
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
