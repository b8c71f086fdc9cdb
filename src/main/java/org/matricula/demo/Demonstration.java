package org.matricula.demo;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.registry.Intake;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Fills an empty register at its first start, and says at every start where to look and as whom,
/// or that the first one was stopped before all was there.
@Component
@Profile("demo")
class Demonstration {

    private static final Logger LOG = LoggerFactory.getLogger(Demonstration.class);

    private final Institutions institutions;
    private final DemoAccounts accounts;
    private final DemoHistories histories;
    private final DemoCases cases;
    private final DemoMoreCases moreCases;
    private final DemoGovernance governance;
    private final DemoRows rows;
    private final FillingMark mark;
    private final Intake intake;
    private final TransactionOperations transaction;
    private final MessageSource messages;
    private final Clock clock;
    private final String address;
    private final Path data;
    private boolean filling;
    private @Nullable Filled filled;
    private @Nullable Filled transferring;

    Demonstration(
            Institutions institutions,
            DemoAccounts accounts,
            DemoHistories histories,
            DemoCases cases,
            DemoMoreCases moreCases,
            DemoGovernance governance,
            DemoRows rows,
            FillingMark mark,
            Intake intake,
            TransactionOperations transaction,
            MessageSource messages,
            Clock clock,
            @Value("http://127.0.0.1:${server.port}/") String address,
            @Value("${matricula.data-dir}") Path data) {
        this.institutions = institutions;
        this.accounts = accounts;
        this.histories = histories;
        this.cases = cases;
        this.moreCases = moreCases;
        this.governance = governance;
        this.rows = rows;
        this.mark = mark;
        this.intake = intake;
        this.transaction = transaction;
        this.messages = messages;
        this.clock = clock;
        this.address = address;
        this.data = data;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(100)
    void fill() {
        Acting.as(
                Actor.system("demo"),
                () -> {
                    if (!rows.anyUnit()) {
                        say("filling");
                        filling = true;
                        var stage = transaction.execute(status -> build());
                        cases.play(stage.built(), stage.people());
                        filled = stage;
                        var today = LocalDate.now(clock);
                        Acting.as(
                                stage.people().get("academic-office-head"),
                                () ->
                                        governance.busy(
                                                stage.built().college(),
                                                today.minusDays(60),
                                                today));
                    }
                });
    }

    /// When every module has brought its part.
    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    void tell() {
        Acting.as(
                Actor.system("demo"),
                () -> {
                    if (filling) {
                        mark.end();
                    }
                    if (mark.unfinished()) {
                        LOG.warn("{}", words("demo.unfinished", data.toAbsolutePath()));
                    } else {
                        say("ready", rows.students(), address);
                    }
                    say("accounts", DemoAccounts.PASSWORD, String.join("  ", names()));
                });
    }

    /// The schools that give pupils up decide, once those that take them have agreed and their own
    /// registrar has taken the matter up.
    @EventListener(ApplicationReadyEvent.class)
    @Order(220)
    void lastly() {
        var stage = transferring;
        if (stage != null) {
            Acting.as(
                    Actor.system("demo"),
                    () -> moreCases.transfers("transfer-out", stage.people()));
            transferring = null;
        }
    }

    /// After the modules above have brought what some applications are about: cards, rounds of
    /// changing programme, sheets of corrections.
    @EventListener(ApplicationReadyEvent.class)
    @Order(200)
    void later() {
        var stage = filled;
        if (stage != null) {
            Acting.as(Actor.system("demo"), () -> moreCases.play(stage.built(), stage.people()));
            transferring = stage;
            filled = null;
        }
    }

    private record Filled(Institutions.Built built, Map<String, Actor> people) {}

    private Filled build() {
        mark.begin();
        var built = institutions.build();
        var dealt = new HashMap<LocalDate, Long>();
        for (var institution :
                Stream.of(built.school(), built.otherSchool(), built.college(), built.open())
                        .filter(Objects::nonNull)
                        .toList()) {
            var plans =
                    built.plans().stream()
                            .filter(it -> it.institution().equals(institution))
                            .collect(Collectors.toList());
            intake.enrol(institution, null, "registered", new Newcomers(plans, dealt));
        }
        var year = institutions.academicYear();
        histories.write(built.school(), year, true);
        histories.write(built.college(), year, false);
        histories.write(built.open(), year, false);
        var people = accounts.make(built);
        governance.order(built.school(), "principal", "school-registrar");
        governance.order(built.college(), "vice-principal", "registrar");
        governance.order(built.open(), "province-reviewer", "branch-reviewer");
        return new Filled(built, people);
    }

    private List<String> names() {
        return List.of(
                "registrar",
                "counsellor",
                "department-registrar",
                "academic-office-head",
                "vice-principal",
                "student",
                "guardian",
                "class-teacher",
                "school-registrar",
                "principal",
                "point-reviewer",
                "branch-reviewer",
                "province-reviewer",
                "archive-keeper",
                "teacher",
                "student-affairs",
                "legal-reviewer",
                "appeals-committee",
                "administrator",
                "security-officer",
                "auditor");
    }

    private void say(String key, Object... values) {
        LOG.info("{}", words("demo." + key, values));
    }

    private String words(String key, Object... values) {
        return messages.getMessage(key, values, Locale.SIMPLIFIED_CHINESE);
    }
}
