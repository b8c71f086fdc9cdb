package org.matricula.teaching.quality;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.matricula.calendar.Terms;
import org.matricula.identity.Account;
import org.matricula.identity.Accounts;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Scope;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.teaching.evaluation.RunEvaluation;
import org.matricula.teaching.office.KeepOffices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The demonstration's teaching-research office, its evaluation that is open, and a lesson listened
/// to.
@Component
@Profile("demo")
class DemoTeaching {

    private static final Logger LOG = LoggerFactory.getLogger(DemoTeaching.class);

    private final KeepOffices keepOffices;
    private final RunEvaluation runEvaluation;
    private final WatchTeaching watchTeaching;
    private final Terms terms;
    private final Units units;
    private final Accounts accounts;
    private final MessageSource messages;
    private final Clock clock;

    DemoTeaching(
            KeepOffices keepOffices,
            RunEvaluation runEvaluation,
            WatchTeaching watchTeaching,
            Terms terms,
            Units units,
            Accounts accounts,
            MessageSource messages,
            Clock clock) {
        this.keepOffices = keepOffices;
        this.runEvaluation = runEvaluation;
        this.watchTeaching = watchTeaching;
        this.terms = terms;
        this.units = units;
        this.accounts = accounts;
        this.messages = messages;
        this.clock = clock;
    }

    /// After the demonstration's courses and tasks; what its rules refuse is left out.
    @EventListener(ApplicationReadyEvent.class)
    @Order(156)
    void fill() {
        var registrar = accounts.byUsername("registrar").orElse(null);
        var teacher = accounts.byUsername("teacher").orElse(null);
        if (registrar == null || teacher == null) {
            return;
        }
        for (var college : colleges()) {
            try {
                Acting.as(office(registrar, college), () -> build(college, teacher));
            } catch (Refused | Absent left) {
                LOG.warn("left out of the demonstration: {}", left.toString());
            }
        }
    }

    private List<Unit> colleges() {
        return Acting.call(
                Actor.system("demo"),
                () ->
                        units.institutions().stream()
                                .filter(it -> "college".equals(it.education()))
                                .toList());
    }

    private void build(Unit college, Account teacher) {
        var today = LocalDate.now(clock);
        var term = terms.lastBegun(college.id(), today).orElse(null);
        var course =
                watchTeaching.tasks().stream()
                        .filter(it -> it.words().endsWith(teacher.name()))
                        .findFirst()
                        .orElse(null);
        if (term == null || course == null) {
            return;
        }
        var office = keepOffices.open(college.id(), say("office"), teacher.username());
        keepOffices.add(office, teacher.username());
        keepOffices.assign(office, "DEMO-01 DEMO-02");
        runEvaluation.criteria(say("criteria").replace('/', '\n'));
        runEvaluation.open(term.id(), today, today.plusWeeks(2));
        watchTeaching.record(
                new NewInspection(
                        course.id(),
                        "listening",
                        today,
                        say("lesson"),
                        null,
                        4,
                        say("findings"),
                        say("measure"),
                        today.plusWeeks(2)));
    }

    private static Actor office(Account it, Unit college) {
        return new Actor(
                it.id(),
                it.name(),
                "registrar",
                college.id(),
                new Scope(college.pos(), college.posEnd(), List.of()),
                "demo");
    }

    private String say(String key) {
        return messages.getMessage("teaching.demo." + key, null, Locale.SIMPLIFIED_CHINESE);
    }
}
