package org.matricula.enrolment.application;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.matricula.enrolment.admission.BatchForm;
import org.matricula.enrolment.admission.Batches;
import org.matricula.enrolment.admission.OpenBatch;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.personal.invented.InventedPeople;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// The demonstration's prospectus: open for applications, some of them in.
@Component
@Profile("demo")
class DemoProspectus {

    private static final long SEED = 20270601L;
    private static final int APPLICANTS = 9;
    private static final int UNITS = 3;

    private final OpenBatch openBatch;
    private final OpenProspectus openProspectus;
    private final Prospectuses prospectuses;
    private final Apply apply;
    private final Batches batches;
    private final Units units;
    private final TransactionOperations transaction;
    private final MessageSource messages;
    private final Clock clock;

    DemoProspectus(
            OpenBatch openBatch,
            OpenProspectus openProspectus,
            Prospectuses prospectuses,
            Apply apply,
            Batches batches,
            Units units,
            TransactionOperations transaction,
            MessageSource messages,
            Clock clock) {
        this.openBatch = openBatch;
        this.openProspectus = openProspectus;
        this.prospectuses = prospectuses;
        this.apply = apply;
        this.batches = batches;
        this.units = units;
        this.transaction = transaction;
        this.messages = messages;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(120)
    void fill() {
        Acting.as(
                Actor.system("demo"),
                () -> {
                    if (prospectuses.current(LocalDate.now(clock)).isEmpty()
                            && !batches.all().isEmpty()) {
                        transaction.executeWithoutResult(status ->
                                units.institutions().stream()
                                        .filter(it -> "college".equals(it.education()))
                                        .findFirst()
                                        .ifPresent(this::build));
                    }
                });
    }

    private void build(Unit college) {
        var majors = units.below(college.id(), "major").stream().limit(UNITS).toList();
        if (majors.isEmpty()) {
            return;
        }
        var today = LocalDate.now(clock);
        var opens = today.plusMonths(3);
        var year = String.valueOf(opens.getYear());
        var batch =
                openBatch.open(
                        new BatchForm(
                                college.id(),
                                say("batch.own", year),
                                opens.getYear(),
                                "spring",
                                "4",
                                "1",
                                "41",
                                1,
                                BigDecimal.valueOf(3),
                                BigDecimal.valueOf(5),
                                opens,
                                opens.plusDays(7),
                                opens,
                                null));
        openProspectus.open(
                batch,
                new OpenProspectus.Asked(
                        say("prospectus"),
                        today.minusDays(5),
                        today.plusDays(20),
                        today.plusDays(34),
                        say("exam-place"),
                        majors.stream()
                                .map(it -> it.code() + " 30")
                                .collect(Collectors.joining("\n"))));
        prospectuses.of(batch).ifPresent(it -> applicants(it, majors));
    }

    private void applicants(Prospectuses.Prospectus prospectus, List<Unit> majors) {
        var year = LocalDate.now(clock).getYear();
        var crowd =
                new InventedPeople(
                        SEED, LocalDate.of(year - 19, 9, 1), LocalDate.of(year - 18, 9, 1));
        for (var i = 0; i < APPLICANTS; i++) {
            var it = crowd.at(i);
            apply.apply(
                    prospectus.id(),
                    new Application(
                            majors.get(i % majors.size()).id(),
                            it.name(),
                            null,
                            "1",
                            it.residentId(),
                            it.phone(),
                            say("school"),
                            true));
        }
    }

    private String say(String key, Object... values) {
        return messages.getMessage("enrolment.demo." + key, values, Locale.SIMPLIFIED_CHINESE);
    }
}
