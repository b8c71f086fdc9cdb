package org.matricula.registration.term;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Scope;
import org.matricula.workflow.apply.DropCase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/// Whoever registers late, or is deferred after all, is not withdrawn for it: the case is ended
/// with its reason. Once what was registered stands; what is broken off there is made good by
/// night.
@Service
class EndProposals {

    /// News, once it stands: students were registered or deferred.
    record Cleared(UUID opening) {}

    private static final Logger LOG = LoggerFactory.getLogger(EndProposals.class);

    private final OverdueRows rows;
    private final DropCase dropCase;
    private final MessageSource messages;
    private final TransactionTemplate alone;
    private final Clock clock;

    EndProposals(
            OverdueRows rows,
            DropCase dropCase,
            MessageSource messages,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.dropCase = dropCase;
        this.messages = messages;
        this.alone =
                new TransactionTemplate(
                        Objects.requireNonNull(transaction.getTransactionManager()));
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    @TransactionalEventListener
    public void on(Cleared cleared) {
        end(cleared.opening());
    }

    /// @param opening null for all
    void end(@Nullable UUID opening) {
        var round = new Actor(null, say("round"), "system", null, Scope.ALL, "registration");
        Acting.as(
                round,
                () -> {
                    var all = alone.execute(_ -> rows.settled(opening, LocalDate.now(clock)));
                    for (var it : Objects.requireNonNull(all)) {
                        try {
                            alone.executeWithoutResult(_ -> end(it));
                        } catch (RuntimeException e) {
                            LOG.error("a withdrawal could not be ended: {}", it.caseId(), e);
                        }
                    }
                });
    }

    private void end(OverdueRows.Settled it) {
        var reason = say("ended." + it.state(), LocalDate.now(clock).toString(), it.decider());
        // a case decided meanwhile was not ended for this reason
        if (dropCase.drop(it.caseId(), reason)) {
            rows.end(it, reason, clock.instant());
        }
    }

    private String say(String key, Object... args) {
        return messages.getMessage("registration.overdue." + key, args, Locale.SIMPLIFIED_CHINESE);
    }
}
