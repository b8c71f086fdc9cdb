package org.matricula.registration.term;

import static java.time.temporal.ChronoUnit.DAYS;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.calendar.Term;
import org.matricula.calendar.Terms;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.kernel.TurnedClock;
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

/// The demonstration's term, as it was in its first days: most were registered, some owe fees, some
/// were allowed to come later, two have not come, and one class is still to be done. The withdrawal
/// of those two is opened where their time is past by now.
@Component
@Profile("demo")
class DemoRegistration {

    private static final Logger LOG = LoggerFactory.getLogger(DemoRegistration.class);
    private static final int OWES = 29;
    private static final int AWAY = 41;
    private static final int MOST_ARREARS = 3;
    private static final int DIGITS = 8;
    private static final int MISSING = 2;
    private static final int FIRST_DAYS = 5;
    private static final int LATER = 20;

    private record Missing(UUID opening, List<UUID> students) {}

    private final OpenRegistration openRegistration;
    private final RegisterStudents registerStudents;
    private final MarkException markException;
    private final Openings openings;
    private final Registrations registrations;
    private final Units units;
    private final Terms terms;
    private final ProposeWithdrawals propose;
    private final TransactionOperations transaction;
    private final MessageSource messages;
    private final Clock clock;

    DemoRegistration(
            OpenRegistration openRegistration,
            RegisterStudents registerStudents,
            MarkException markException,
            Openings openings,
            Registrations registrations,
            Units units,
            Terms terms,
            ProposeWithdrawals propose,
            TransactionOperations transaction,
            MessageSource messages,
            Clock clock) {
        this.openRegistration = openRegistration;
        this.registerStudents = registerStudents;
        this.markException = markException;
        this.openings = openings;
        this.registrations = registrations;
        this.units = units;
        this.terms = terms;
        this.propose = propose;
        this.transaction = transaction;
        this.messages = messages;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(140)
    void fill() {
        try {
            Acting.as(Actor.system("demo"), this::begun);
        } catch (Refused left) {
            LOG.warn("left out of the demonstration: {}", left.toString());
        }
    }

    /// What the rules refuse on the day of the first start is left out.
    private void begun() {
        var today = LocalDate.now(clock);
        if (openings.all().isEmpty()) {
            var missing =
                    transaction.execute(_ ->
                            units.institutions().stream()
                                    .filter(it -> "college".equals(it.education()))
                                    .findFirst()
                                    .flatMap(it -> begin(it, today)));
            if (missing != null) {
                missing.ifPresent(it -> propose(it, today));
            }
        }
    }

    private Optional<Missing> begin(Unit college, LocalDate today) {
        return terms.lastBegun(college.id(), today)
                .map(it -> {
                    var days = DAYS.between(it.from().plusDays(FIRST_DAYS), today);
                    return TurnedClock.back(
                            Duration.ofDays(Math.max(0, days)),
                            () -> build(college, it, today.plusDays(LATER)));
                });
    }

    private void propose(Missing them, LocalDate today) {
        var late =
                them.students().stream()
                        .filter(it -> propose.overdue(them.opening(), it, today))
                        .toList();
        if (!late.isEmpty()) {
            propose.propose(them.opening(), late);
        }
    }

    private Missing build(Unit college, Term term, LocalDate later) {
        var opening = openRegistration.open(college.id(), term.id(), null, null);
        var classes = openings.progress(opening);
        var count = new int[1];
        var missing = new ArrayList<UUID>();
        for (var clazz : classes.subList(0, Math.max(0, classes.size() - 1))) {
            var normal = new ArrayList<UUID>();
            for (var it : registrations.lines(opening, clazz.unit(), "all")) {
                var fits = RegistrationPolicies.fits(DIGITS, it.studentNumber());
                var mark = fits ? mark(++count[0], term) : null;
                if (mark == null) {
                    normal.add(it.enrolment());
                } else if (mark.absence() == null || missing.size() < MISSING) {
                    markException.mark(opening, clazz.unit(), it.enrolment(), mark);
                    if (mark.absence() != null) {
                        missing.add(it.enrolment());
                    }
                } else if (later.isBefore(openings.get(opening).until())) {
                    markException.defer(opening, clazz.unit(), it.enrolment(), later, say("later"));
                } else {
                    normal.add(it.enrolment());
                }
            }
            if (!normal.isEmpty()) {
                registerStudents.register(opening, clazz.unit(), normal);
            }
        }
        return new Missing(opening, missing);
    }

    /// @return null for whoever is here and has paid
    private MarkException.@Nullable Mark mark(int number, Term term) {
        if (number % OWES == MOST_ARREARS) {
            return new MarkException.Mark(
                    null,
                    null,
                    null,
                    BigDecimal.valueOf(1600L * (1 + number % MOST_ARREARS)),
                    term.year());
        }
        return number % AWAY == MOST_ARREARS
                ? new MarkException.Mark("not-reported", say("reason"), say("contact"), null, null)
                : null;
    }

    private String say(String key) {
        return messages.getMessage("registration.demo." + key, null, Locale.SIMPLIFIED_CHINESE);
    }
}
