package org.matricula.credential.proof;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
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

/// The demonstration's proofs: three students of the college, for three purposes.
@Component
@Profile("demo")
class DemoProofs {

    private static final Logger LOG = LoggerFactory.getLogger(DemoProofs.class);
    private static final List<String> PURPOSES = List.of("card", "loan", "visa");

    private final IssueProof issueProof;
    private final ProofRows rows;
    private final Proofs proofs;
    private final Units units;
    private final TransactionOperations transaction;
    private final MessageSource messages;

    DemoProofs(
            IssueProof issueProof,
            ProofRows rows,
            Proofs proofs,
            Units units,
            TransactionOperations transaction,
            MessageSource messages) {
        this.issueProof = issueProof;
        this.rows = rows;
        this.proofs = proofs;
        this.units = units;
        this.transaction = transaction;
        this.messages = messages;
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

    private void begun() {
        if (!proofs.page("", null, 1).items().isEmpty()) {
            return;
        }
        units.institutions().stream()
                .filter(it -> "college".equals(it.education()))
                .findFirst()
                .ifPresent(it -> transaction.executeWithoutResult(_ -> build(it)));
    }

    private void build(Unit college) {
        List<UUID> some = rows.some(college.id(), PURPOSES.size());
        for (var i = 0; i < some.size(); i++) {
            issueProof.issue(
                    some.get(i),
                    new IssueProof.Wanted(
                            "zh",
                            messages.getMessage(
                                    "proof.demo." + PURPOSES.get(i),
                                    null,
                                    Locale.SIMPLIFIED_CHINESE)));
        }
    }
}
