package org.matricula.report.saved;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.matricula.identity.Holder;
import org.matricula.identity.Holders;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Scope;
import org.matricula.notice.Notices;
import org.matricula.organisation.Units;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Each morning makes the reports that are due, one by one, each as its owner, and as each of those
/// it is shared with, no further than their post reaches; whoever no longer holds the post gets no
/// more of them.
@Component
@Profile("!command")
class DeliverSaved {

    private static final Logger LOG = LoggerFactory.getLogger(DeliverSaved.class);
    private static final Actor JOB = Actor.system("saved-reports");

    private final SavedRows rows;
    private final KeepReports keep;
    private final ShareReports shares;
    private final Holders holders;
    private final Units units;
    private final Notices notices;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DeliverSaved(
            SavedRows rows,
            KeepReports keep,
            ShareReports shares,
            Holders holders,
            Units units,
            Notices notices,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.keep = keep;
        this.shares = shares;
        this.holders = holders;
        this.units = units;
        this.notices = notices;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(cron = "0 30 5 * * *", zone = "Asia/Shanghai")
    void morning() {
        deliver(LocalDate.now(clock));
    }

    /// @return how many were made
    int deliver(LocalDate today) {
        var made = 0;
        while (true) {
            var due =
                    Acting.call(
                            JOB,
                            () ->
                                    transaction.execute(_ -> {
                                        var it = rows.due(today);
                                        it.ifPresent(one ->
                                                rows.again(
                                                        one.id(), Saved.next(one.rhythm(), today)));
                                        return it.orElse(null);
                                    }));
            if (due == null) {
                return made;
            }
            try {
                made += make(due, today) ? 1 : 0;
            } catch (RuntimeException unexpected) {
                LOG.error("saved report {} was not made", due.id(), unexpected);
                tell(due, "notice.saved.failed");
            }
        }
    }

    private boolean make(Saved it, LocalDate today) {
        var held =
                holders.within(it.role(), it.unitId(), today).stream()
                        .anyMatch(one ->
                                one.account().equals(it.ownerId())
                                        && it.unitId().equals(one.unit()));
        if (!held) {
            Acting.as(
                    JOB,
                    () ->
                            transaction.executeWithoutResult(_ -> {
                                rows.stop(it.id(), clock.instant());
                                notices.tell(
                                        List.of(it.ownerId()),
                                        "notice.saved.stopped",
                                        "/saved-reports",
                                        it.name());
                            }));
            return false;
        }
        var unit = units.get(it.unitId());
        var owner =
                new Actor(
                        it.ownerId(),
                        it.owner(),
                        it.role(),
                        it.unitId(),
                        new Scope(unit.pos(), unit.posEnd(), List.of()),
                        "saved-reports");
        Acting.as(owner, () -> keep.deliver(it, today));
        var readers = Acting.call(JOB, () -> transaction.execute(_ -> shares.readers(it)));
        readers.forEach(reader -> share(it, reader, today));
        return true;
    }

    /// As whoever it is shared with, within their own post; one that fails leaves the others
    /// theirs.
    private void share(Saved it, Holder reader, LocalDate today) {
        try {
            var unit = units.get(Objects.requireNonNull(reader.unit()));
            var as =
                    new Actor(
                            reader.account(),
                            reader.name(),
                            reader.role(),
                            unit.id(),
                            new Scope(unit.pos(), unit.posEnd(), List.of()),
                            "saved-reports");
            Acting.as(as, () -> keep.deliver(it, today));
        } catch (RuntimeException unexpected) {
            LOG.error("saved report {} was not made for {}", it.id(), reader.account(), unexpected);
        }
    }

    private void tell(Saved it, String notice) {
        Acting.as(
                JOB,
                () ->
                        transaction.executeWithoutResult(_ ->
                                notices.tell(
                                        List.of(it.ownerId()),
                                        notice,
                                        "/saved-reports/" + it.id(),
                                        it.name())));
    }
}
