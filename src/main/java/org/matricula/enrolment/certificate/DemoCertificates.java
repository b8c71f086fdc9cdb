package org.matricula.enrolment.certificate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.matricula.enrolment.AdmissionState;
import org.matricula.enrolment.admission.Batches;
import org.matricula.enrolment.admission.Candidates;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// The demonstration's certificates: those of the newcomers, some handed over.
@Component
@Profile("demo")
class DemoCertificates {

    private static final int ISSUED = 5;
    private static final int SHOWN = 20;

    private final IssueCertificates issueCertificates;
    private final HandOverCertificates handOverCertificates;
    private final Certificates certificates;
    private final Batches batches;
    private final Candidates candidates;
    private final TransactionOperations transaction;
    private final MessageSource messages;
    private final Clock clock;

    DemoCertificates(
            IssueCertificates issueCertificates,
            HandOverCertificates handOverCertificates,
            Certificates certificates,
            Batches batches,
            Candidates candidates,
            TransactionOperations transaction,
            MessageSource messages,
            Clock clock) {
        this.issueCertificates = issueCertificates;
        this.handOverCertificates = handOverCertificates;
        this.certificates = certificates;
        this.batches = batches;
        this.candidates = candidates;
        this.transaction = transaction;
        this.messages = messages;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(160)
    void fill() {
        Acting.as(
                Actor.system("demo"),
                () -> {
                    var sought = new Certificates.Sought("", null, null, SHOWN);
                    if (certificates.page(sought).items().isEmpty()) {
                        transaction.executeWithoutResult(status -> build(sought));
                    }
                });
    }

    private void build(Certificates.Sought sought) {
        batches.all().stream()
                .flatMap(it ->
                        candidates
                                .standing(it.id(), AdmissionState.ENROLLED, null, ISSUED)
                                .stream())
                .limit(ISSUED)
                .map(it -> String.valueOf(candidates.get(it).studentNumber()))
                .forEach(issueCertificates::toStudent);
        var lines = certificates.page(sought).items();
        if (lines.size() > 1) {
            var one = lines.getFirst();
            handOverCertificates.handOver(
                    List.of(one.id()), one.name(), LocalDate.now(clock), say("hand-note"));
        }
    }

    private String say(String key) {
        return messages.getMessage("enrolment.demo." + key, null, Locale.SIMPLIFIED_CHINESE);
    }
}
