package org.matricula.workflow.forgotten;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.workflow.CasesArrived;
import org.matricula.workflow.ForgottenFinder;
import org.matricula.workflow.record.CaseRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// 每日例行: what takes effect today is in effect, and whoever should act is reminded. Asked every
/// quarter of an hour, done once a day, by one server.
@Component
class Night {

    private static final Logger LOG = LoggerFactory.getLogger(Night.class);

    private final SleepingRows rows;
    private final CaseRows cases;
    private final List<ForgottenFinder> finders;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final TransactionTemplate alone;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    Night(
            SleepingRows rows,
            CaseRows cases,
            List<ForgottenFinder> finders,
            Ledger ledger,
            TransactionTemplate transaction,
            ApplicationEventPublisher news,
            Clock clock) {
        this.rows = rows;
        this.cases = cases;
        this.finders = finders;
        this.ledger = ledger;
        this.transaction = transaction;
        this.alone =
                new TransactionTemplate(
                        Objects.requireNonNull(transaction.getTransactionManager()));
        alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.news = news;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 900_000)
    void watch() {
        try {
            Acting.as(Actor.system("nightly"), () -> pass(LocalDate.now(clock)));
        } catch (RuntimeException e) {
            LOG.error("the night's work was not finished", e);
        }
    }

    /// The day is taken until all is done, so that a night broken off is begun again; what one
    /// module cannot do is no reason to leave the others' undone.
    void pass(LocalDate today) {
        transaction.executeWithoutResult(it -> {
            if (rows.begin(today)) {
                alone.executeWithoutResult(own -> arrive(today));
                finders.forEach(finder -> remind(finder, today));
            }
        });
    }

    private void remind(ForgottenFinder finder, LocalDate today) {
        try {
            alone.executeWithoutResult(own -> finder.remind(today));
        } catch (RuntimeException e) {
            LOG.error("nobody was reminded by {}", finder.getClass().getSimpleName(), e);
        }
    }

    /// Cases of future effect whose day has come; the record has held it with its day all along.
    void arrive(LocalDate today) {
        var arrived = cases.arrive(today);
        if (!arrived.isEmpty()) {
            news.publishEvent(new CasesArrived(arrived));
            ledger.record(Act.of("case.arrive", null).at(0).to(Map.of("cases", arrived.size())));
        }
    }
}
