package org.matricula.credential.certificate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.matricula.credential.stock.BlankDesk;
import org.matricula.graduation.Outcome;
import org.matricula.graduation.RecordConclusions;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.policy.ChangePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// The demonstration's certificates: made out by a decision, some printed, one handed over, blanks
/// in stock, one spoiled.
@Component
@Profile("demo")
class DemoDiplomas {

    private static final Logger LOG = LoggerFactory.getLogger(DemoDiplomas.class);
    private static final int GRADUATES = 6;
    private static final String CODE = "10335";
    private static final String STROKES =
            "M40 120 L90 60 L140 130 L190 70 L260 120 L330 80 L420 130";

    private final Graduates graduates;
    private final RecordConclusions recordConclusions;
    private final DrawUpCertificates drawUp;
    private final PrintCertificates print;
    private final HandOverCertificate handOver;
    private final Diplomas certificates;
    private final BlankDesk desk;
    private final ChangePolicy changePolicy;
    private final Units units;
    private final TransactionOperations transaction;
    private final MessageSource messages;
    private final Clock clock;

    DemoDiplomas(
            Graduates graduates,
            RecordConclusions recordConclusions,
            DrawUpCertificates drawUp,
            PrintCertificates print,
            HandOverCertificate handOver,
            Diplomas certificates,
            BlankDesk desk,
            ChangePolicy changePolicy,
            Units units,
            TransactionOperations transaction,
            MessageSource messages,
            Clock clock) {
        this.graduates = graduates;
        this.recordConclusions = recordConclusions;
        this.drawUp = drawUp;
        this.print = print;
        this.handOver = handOver;
        this.certificates = certificates;
        this.desk = desk;
        this.changePolicy = changePolicy;
        this.units = units;
        this.transaction = transaction;
        this.messages = messages;
        this.clock = clock;
    }

    /// What the rules refuse on the day of the first start is left out.
    @EventListener(ApplicationReadyEvent.class)
    @Order(230)
    void fill() {
        try {
            Acting.as(Actor.system("demo"), this::begun);
        } catch (RuntimeException left) {
            LOG.warn("left out of the demonstration: {}", left.toString());
        }
    }

    private void begun() {
        units.institutions().stream()
                .filter(it -> "college".equals(it.education()))
                .findFirst()
                .filter(_ -> certificates.waiting().isEmpty() && certificates.printed().isEmpty())
                .ifPresent(it -> transaction.executeWithoutResult(_ -> build(it)));
    }

    private void build(Unit school) {
        var today = LocalDate.now(clock);
        set("certificate.school-code", school, CODE, today);
        set("certificate.principal", school, say("principal"), today);
        if (certificates.pending(0, 100).items().stream()
                .noneMatch(it -> it.institutionId().equals(school.id()))) {
            decide(school, today);
        }
        certificates.pending(0, 100).items().stream()
                .filter(it -> it.institutionId().equals(school.id()))
                .forEach(it -> drawUp.ofDecision(school.id(), it.decisionNo()));
        desk.receive(
                new BlankDesk.Receipt(
                        school.id(), "diploma", "BK", 8, 26_000_001, 26_000_200, 2, ""));
        desk.hand(school.id(), "diploma", 50, say("holder"));
        desk.spoil(school.id(), "diploma", "BK26000050", "", say("spoiled"));
        var all =
                certificates
                        .page(new Diplomas.Sought("", "diploma", "drawn", null, null, 20))
                        .items();
        if (!all.isEmpty() && all.stream().allMatch(it -> it.photoId() != null)) {
            print.print(school.id(), "diploma", say("printer"), "");
            handOver.hand(
                    all.getFirst().id(),
                    new HandOverCertificate.Taken(
                            "self", all.getFirst().name(), null, STROKES, null, null, null));
        }
    }

    private void decide(Unit school, LocalDate today) {
        var chosen = graduates.seniors(school.id(), GRADUATES);
        if (chosen.size() < 3) {
            return;
        }
        var outcomes = List.of(Outcome.COMPLETION, Outcome.INCOMPLETE);
        recordConclusions.record(
                school.id(),
                today,
                IntStream.range(0, chosen.size())
                        .mapToObj(it ->
                                new RecordConclusions.Decided(
                                        chosen.get(it),
                                        it < chosen.size() - outcomes.size()
                                                ? Outcome.GRADUATE
                                                : outcomes.get(chosen.size() - 1 - it),
                                        null))
                        .toList(),
                say("decision"),
                "unit:" + school.id(),
                school.pos());
    }

    private void set(String key, Unit school, String value, LocalDate on) {
        changePolicy.change(
                new ChangePolicy.Change(key, school.id(), null, value, on, null, say("principal")));
    }

    private String say(String key) {
        return messages.getMessage("certificate.demo." + key, null, Locale.SIMPLIFIED_CHINESE);
    }
}
