package org.matricula.coursework;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.matricula.calendar.Term;
import org.matricula.calendar.Terms;
import org.matricula.curriculum.AddCourse;
import org.matricula.curriculum.Courses;
import org.matricula.curriculum.NewCourse;
import org.matricula.curriculum.OpenProgramme;
import org.matricula.curriculum.PlanCourse;
import org.matricula.curriculum.Programmes;
import org.matricula.identity.Account;
import org.matricula.identity.Accounts;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Scope;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// The demonstration's teaching: a programme, its courses, one class's tasks, and grades at every
/// stage from half typed to published.
@Component
@Profile("demo")
class DemoCoursework {

    private static final Logger LOG = LoggerFactory.getLogger(DemoCoursework.class);
    private static final String[] STAGES = {"entering", "submitted", "reviewed", "published"};
    private static final int USUAL_PERCENT = 40;

    private final AddCourse addCourse;
    private final OpenProgramme openProgramme;
    private final PlanCourse planCourse;
    private final OpenTask openTask;
    private final RegisterClass registerClass;
    private final EnterGrades enterGrades;
    private final PassGrades passGrades;
    private final Tasks tasks;
    private final Courses courses;
    private final Programmes programmes;
    private final Units units;
    private final Terms terms;
    private final Accounts accounts;
    private final TransactionOperations transaction;
    private final MessageSource messages;
    private final Clock clock;

    DemoCoursework(
            AddCourse addCourse,
            OpenProgramme openProgramme,
            PlanCourse planCourse,
            OpenTask openTask,
            RegisterClass registerClass,
            EnterGrades enterGrades,
            PassGrades passGrades,
            Tasks tasks,
            Courses courses,
            Programmes programmes,
            Units units,
            Terms terms,
            Accounts accounts,
            TransactionOperations transaction,
            MessageSource messages,
            Clock clock) {
        this.addCourse = addCourse;
        this.openProgramme = openProgramme;
        this.planCourse = planCourse;
        this.openTask = openTask;
        this.registerClass = registerClass;
        this.enterGrades = enterGrades;
        this.passGrades = passGrades;
        this.tasks = tasks;
        this.courses = courses;
        this.programmes = programmes;
        this.units = units;
        this.terms = terms;
        this.accounts = accounts;
        this.transaction = transaction;
        this.messages = messages;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(150)
    void fill() {
        try {
            Acting.as(Actor.system("demo"), this::begun);
        } catch (Refused left) {
            LOG.warn("left out of the demonstration: {}", left.toString());
        }
    }

    /// What the rules refuse on the day of the first start is left out.
    private void begun() {
        units.institutions().stream()
                .filter(it -> "college".equals(it.education()))
                .filter(it -> programmes.of(it.id()).isEmpty())
                .findFirst()
                .ifPresent(this::build);
    }

    /// A class of the year before last term began, so that it has a term behind it.
    private void build(Unit college) {
        var term = terms.lastBegun(college.id(), LocalDate.now(clock)).orElse(null);
        var clazz =
                units.below(college.id(), "class").stream()
                        .filter(it ->
                                term != null
                                        && it.entryYear() != null
                                        && it.entryYear() < term.from().getYear())
                        .findFirst()
                        .orElse(null);
        var teacher = accounts.byUsername("teacher").orElse(null);
        var registrar = accounts.byUsername("registrar").orElse(null);
        if (term != null && clazz != null && teacher != null && registrar != null) {
            var office = actor(registrar, "registrar", college);
            transaction.executeWithoutResult(_ -> Acting.as(office, () -> plan(college, clazz)));
            for (var at = 0; at < STAGES.length; at++) {
                task(at, college, clazz, term, teacher, office);
            }
        }
    }

    private void plan(Unit college, Unit clazz) {
        var major =
                units.path(clazz.id()).stream()
                        .filter(it -> it.kind().equals("major"))
                        .reduce((_, lower) -> lower)
                        .orElse(college);
        for (var at = 0; at < STAGES.length; at++) {
            addCourse.add(
                    new NewCourse(
                            code(at),
                            say("course." + at),
                            new BigDecimal("3"),
                            48,
                            "required",
                            "examined"));
        }
        var year = java.util.Objects.requireNonNull(clazz.entryYear());
        var programme =
                openProgramme.open(major.id(), "", year, say("programme", major.name(), year));
        var module = planCourse.module(programme, say("module"), new BigDecimal("12"));
        for (var at = 0; at < STAGES.length; at++) {
            planCourse.plan(programme, code(at), module, 1 + at / 2);
        }
    }

    private void task(
            int stage, Unit college, Unit clazz, Term term, Account teacher, Actor office) {
        var today = LocalDate.now(clock);
        var course = courses.byCode(college.id(), code(stage)).orElseThrow();
        var as = actor(teacher, "teacher", college);
        var task =
                Acting.call(
                        office,
                        () ->
                                openTask.open(
                                        new NewTask(
                                                clazz.id(),
                                                term.id(),
                                                course.id(),
                                                teacher.id(),
                                                "hundred",
                                                USUAL_PERCENT,
                                                today.minusDays(10),
                                                today.plusDays(20))));
        Acting.as(office, () -> registerClass.register(task));
        Acting.as(as, () -> type(task, stage));
        if (stage > 0) {
            Acting.as(as, () -> passGrades.submit(task));
        }
        if (stage > 1) {
            Acting.as(office, () -> passGrades.review(task));
        }
        if (stage > 2) {
            Acting.as(office, () -> passGrades.publish(task));
        }
    }

    /// Of the task that is still being typed, the first half.
    private void type(UUID task, int stage) {
        var lines = transaction.execute(_ -> tasks.lines(task));
        var all = lines == null ? List.<GradeLine>of() : lines;
        var typed = new ArrayList<Typed>();
        for (var at = 0; at < (stage == 0 ? all.size() / 2 : all.size()); at++) {
            var it = all.get(at);
            typed.add(
                    new Typed(
                            it.id(),
                            it.version(),
                            BigDecimal.valueOf(60 + (at * 7 + stage) % 40),
                            BigDecimal.valueOf(45 + (at * 11 + stage * 5) % 55),
                            null));
        }
        enterGrades.save(task, typed);
    }

    private static Actor actor(Account it, String role, Unit college) {
        return new Actor(
                it.id(),
                it.name(),
                role,
                college.id(),
                new Scope(college.pos(), college.posEnd(), List.of()),
                "demo");
    }

    private static String code(int at) {
        return "DEMO-%02d".formatted(at + 1);
    }

    private String say(String key, Object... args) {
        return messages.getMessage("coursework.demo." + key, args, Locale.SIMPLIFIED_CHINESE);
    }
}
