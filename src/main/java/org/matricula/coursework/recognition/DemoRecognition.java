package org.matricula.coursework.recognition;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.matricula.curriculum.DecideEquivalence;
import org.matricula.curriculum.Equivalences;
import org.matricula.curriculum.NewEquivalence;
import org.matricula.curriculum.Programme;
import org.matricula.curriculum.Programmes;
import org.matricula.identity.Account;
import org.matricula.identity.Accounts;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Scope;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.workflow.apply.AmendCase;
import org.matricula.workflow.apply.SubmitCase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The demonstration's recognition: an equivalence, a result from an outside school, and a case
/// that waits for the department.
@Component
@Profile("demo")
class DemoRecognition {

    private static final Logger LOG = LoggerFactory.getLogger(DemoRecognition.class);

    private final DecideEquivalence decideEquivalence;
    private final Equivalences equivalences;
    private final Programmes programmes;
    private final RecordBrought recordBrought;
    private final OpenRecognition openRecognition;
    private final AmendCase amendCase;
    private final SubmitCase submitCase;
    private final DemoStudents students;
    private final Units units;
    private final Accounts accounts;
    private final MessageSource messages;
    private final Clock clock;

    DemoRecognition(
            DecideEquivalence decideEquivalence,
            Equivalences equivalences,
            Programmes programmes,
            RecordBrought recordBrought,
            OpenRecognition openRecognition,
            AmendCase amendCase,
            SubmitCase submitCase,
            DemoStudents students,
            Units units,
            Accounts accounts,
            MessageSource messages,
            Clock clock) {
        this.decideEquivalence = decideEquivalence;
        this.equivalences = equivalences;
        this.programmes = programmes;
        this.recordBrought = recordBrought;
        this.openRecognition = openRecognition;
        this.amendCase = amendCase;
        this.submitCase = submitCase;
        this.students = students;
        this.units = units;
        this.accounts = accounts;
        this.messages = messages;
        this.clock = clock;
    }

    /// After the demonstration's programme and its grades.
    @EventListener(ApplicationReadyEvent.class)
    @Order(155)
    void fill() {
        try {
            Acting.as(Actor.system("demo"), this::begun);
        } catch (Refused | Absent left) {
            LOG.warn("left out of the demonstration: {}", left.toString());
        }
    }

    /// What the rules refuse on the day of the first start is left out.
    private void begun() {
        for (var college : units.institutions()) {
            var followed =
                    programmes.of(college.id()).stream().filter(Programme::locked).findFirst();
            if ("college".equals(college.education())
                    && followed.isPresent()
                    && equivalences.of(college.id(), null, 1).isEmpty()) {
                build(college, followed.get());
                return;
            }
        }
    }

    private void build(Unit college, Programme programme) {
        var registrar = accounts.byUsername("registrar").orElse(null);
        var student = students.following(programme).orElse(null);
        var planned = programmes.planned(programme.id());
        if (registrar == null || student == null || planned.size() < 2) {
            return;
        }
        var office = actor(registrar, "registrar", college);
        var equivalence = Acting.call(office, () -> decided(planned.get(1).code()));
        accounts.byUsername("academic-office-head")
                .ifPresent(head ->
                        Acting.as(
                                actor(head, "academic-office-head", college),
                                () -> decideEquivalence.confirm(equivalence)));
        Acting.as(office, () -> asked(student));
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

    private UUID decided(String course) {
        var today = LocalDate.now(clock);
        return decideEquivalence.decide(
                new NewEquivalence(
                        "replaces",
                        false,
                        null,
                        null,
                        List.of(new NewEquivalence.Left("", say("course"))),
                        List.of(new NewEquivalence.Right(course, null)),
                        today.minusYears(1),
                        null,
                        say("office"),
                        today,
                        say("paper")));
    }

    private void asked(UUID student) {
        var today = LocalDate.now(clock);
        recordBrought.add(
                student,
                new NewBrought(
                        "course",
                        say("school"),
                        "",
                        say("course"),
                        "",
                        today.minusYears(1),
                        new BigDecimal("3"),
                        86,
                        null,
                        say("evidence")));
        var id = openRecognition.open(student, "transfer", say("why"));
        amendCase.amend(id, Map.of("kind", "transfer", "explanation", say("why")), null);
        submitCase.submit(id);
    }

    private String say(String key) {
        return messages.getMessage("recognition.demo." + key, null, Locale.SIMPLIFIED_CHINESE);
    }
}
