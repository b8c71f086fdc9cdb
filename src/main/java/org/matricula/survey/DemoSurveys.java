package org.matricula.survey;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.identity.Holders;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Scope;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.survey.ask.AnswerQuestionnaire;
import org.matricula.survey.ask.RunQuestionnaire;
import org.matricula.survey.form.Aim;
import org.matricula.survey.form.BuildQuestionnaire;
import org.matricula.survey.form.Head;
import org.matricula.survey.form.Kind;
import org.matricula.survey.form.QuestionRows;
import org.matricula.survey.form.ReadForms;
import org.matricula.survey.interview.NewCampaign;
import org.matricula.survey.interview.OpenInterviews;
import org.matricula.workflow.Subject;
import org.matricula.workflow.Subjects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The demonstration's surveys: an anonymous one that has ended, a named one that runs, and
/// interviews drawn from those the first one asked.
@Component
@Profile("demo")
class DemoSurveys {

    private static final Logger LOG = LoggerFactory.getLogger(DemoSurveys.class);
    private static final int ANSWERS = 60;

    private final BuildQuestionnaire build;
    private final ReadForms forms;
    private final RunQuestionnaire run;
    private final AnswerQuestionnaire answer;
    private final OpenInterviews interviews;
    private final DemoAudience audience;
    private final Subjects subjects;
    private final Holders holders;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    DemoSurveys(
            BuildQuestionnaire build,
            ReadForms forms,
            RunQuestionnaire run,
            AnswerQuestionnaire answer,
            OpenInterviews interviews,
            DemoAudience audience,
            Subjects subjects,
            Holders holders,
            Units units,
            MessageSource messages,
            Clock clock) {
        this.build = build;
        this.forms = forms;
        this.run = run;
        this.answer = answer;
        this.interviews = interviews;
        this.audience = audience;
        this.subjects = subjects;
        this.holders = holders;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(170)
    void fill() {
        try {
            Acting.as(Actor.system("demo"), this::begun);
        } catch (Refused left) {
            LOG.warn("left out of the demonstration: {}", left.toString());
        }
    }

    private void begun() {
        units.institutions().stream()
                .filter(it -> "college".equals(it.education()))
                .findFirst()
                .filter(it -> audience.none())
                .ifPresent(this::registrar);
    }

    private void registrar(Unit college) {
        holders.holding("registrar", college.id(), LocalDate.now(clock)).stream()
                .findFirst()
                .ifPresent(it -> {
                    var registrar =
                            new Actor(
                                    it.account(),
                                    it.name(),
                                    "registrar",
                                    college.id(),
                                    new Scope(college.pos(), college.posEnd(), List.of()),
                                    "demo");
                    play(registrar, college);
                });
    }

    void play(Actor registrar, Unit college) {
        var classes = units.below(college.id(), "class").stream().limit(3).map(Unit::id).toList();
        var today = LocalDate.now(clock);
        var ended = opened(registrar, classes, "habits", true, today);
        for (var it : audience.of(ended).stream().limit(ANSWERS).toList()) {
            answer(ended, subjects.get(it));
        }
        Acting.as(registrar, () -> run.close(ended, say("enough")));
        opened(registrar, classes, "difficulties", false, today);
        Acting.as(
                registrar,
                () ->
                        interviews.open(
                                new NewCampaign(
                                        say("interviews"),
                                        "",
                                        "difficulties",
                                        say("guide").lines().toList(),
                                        ended,
                                        "counsellor",
                                        List.of(),
                                        "class-sex",
                                        1,
                                        List.of(),
                                        today.plusDays(14))));
    }

    private UUID opened(
            Actor registrar, List<UUID> classes, String theme, boolean anonymous, LocalDate today) {
        return Acting.call(
                registrar,
                () -> {
                    var id =
                            build.create(
                                    new Head(
                                            say(theme),
                                            say("intro"),
                                            theme,
                                            anonymous,
                                            "students",
                                            true));
                    var section = forms.form(id).getFirst().id();
                    build.add(id, section, one(Kind.SINGLE, "hours", true, null, null));
                    build.add(id, section, one(Kind.SCALE, "liking", true, 1, 5));
                    build.add(id, section, one(Kind.MULTIPLE, "hard", false, null, null));
                    build.add(id, section, one(Kind.TEXT, "wish", false, null, 300));
                    run.aim(
                            id,
                            new Aim(
                                    classes, List.of(), List.of(), List.of(), List.of(), List.of(),
                                    List.of(), List.of(), null));
                    run.open(id, today, today.plusDays(14));
                    return id;
                });
    }

    private QuestionRows.NewQuestion one(
            Kind kind,
            String key,
            boolean mandatory,
            @Nullable Integer least,
            @Nullable Integer most) {
        return new QuestionRows.NewQuestion(
                kind,
                say(key),
                "",
                mandatory,
                least,
                most,
                kind.optional() ? say(key + ".options").lines().toList() : List.of(),
                List.of(),
                null,
                List.of());
    }

    private void answer(UUID questionnaire, Subject student) {
        var nth = Math.floorMod(student.id().hashCode(), 12);
        var questions = forms.form(questionnaire).getFirst().questions();
        Map<String, List<String>> given = new HashMap<>();
        given.put(questions.get(0).field(), List.of(String.valueOf(1 + nth % 3)));
        given.put(questions.get(1).field(), List.of(String.valueOf(1 + nth % 5)));
        given.put(questions.get(2).field(), List.of(String.valueOf(1 + nth % 4)));
        if (nth % 4 == 0) {
            given.put(questions.get(3).field(), List.of(say("wish." + (1 + nth % 3))));
        }
        Acting.as(
                new Actor(
                        null,
                        student.name(),
                        "student",
                        null,
                        new Scope(0, Long.MAX_VALUE, List.of(student.person())),
                        "demo"),
                () -> answer.answer(questionnaire, student.id(), given));
    }

    private String say(String key) {
        return messages.getMessage("survey.demo." + key, null, Locale.SIMPLIFIED_CHINESE);
    }
}
