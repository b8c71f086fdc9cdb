package org.matricula.report.round;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.matricula.identity.Holder;
import org.matricula.identity.Holders;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Scope;
import org.matricula.notice.Notices;
import org.matricula.organisation.Units;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Each morning opens the rounds whose period has begun, each as whoever set it. Who no longer
/// holds the post opens none, and a table that was given up is not asked for by itself: then it
/// stops, and its owner is told.
@Component
@Profile("!command")
class OpenDueRounds {

    private static final Logger LOG = LoggerFactory.getLogger(OpenDueRounds.class);
    private static final Actor JOB = Actor.system("report-rounds");

    private final RepetitionRows rows;
    private final RepeatRounds repeat;
    private final ReportRows rounds;
    private final Holders holders;
    private final Units units;
    private final Notices notices;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OpenDueRounds(
            RepetitionRows rows,
            RepeatRounds repeat,
            ReportRows rounds,
            Holders holders,
            Units units,
            Notices notices,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.repeat = repeat;
        this.rounds = rounds;
        this.holders = holders;
        this.units = units;
        this.notices = notices;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(cron = "0 40 5 * * *", zone = "Asia/Shanghai")
    void morning() {
        open(LocalDate.now(clock));
    }

    /// @return how many were opened
    int open(LocalDate today) {
        var opened = 0;
        while (true) {
            // the next period is set before the round is opened: one that cannot be opened does not
            // keep the others from it
            var due =
                    Acting.call(
                            JOB,
                            () ->
                                    transaction.execute(_ -> {
                                        var it = rows.due(today);
                                        it.ifPresent(
                                                one -> rows.again(one, null, one.begun(today)));
                                        return it.orElse(null);
                                    }));
            if (due == null) {
                return opened;
            }
            try {
                opened += again(due, today) ? 1 : 0;
            } catch (RuntimeException unexpected) {
                LOG.error("the round after {} was not opened", due.roundId(), unexpected);
                tell(due, List.of(due.ownerId()), "notice.report.repeat-failed");
            }
        }
    }

    private boolean again(Repetition it, LocalDate today) {
        var held =
                holders.within(it.role(), it.unitId(), today).stream()
                        .anyMatch(one ->
                                one.account().equals(it.ownerId())
                                        && it.unitId().equals(one.unit()));
        if (!held) {
            stop(it, "notice.report.repeat-left");
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
                        "report-rounds");
        try {
            Acting.as(owner, () -> repeat.again(it, today));
            return true;
        } catch (Refused refused) {
            LOG.warn("the round after {} cannot be opened", it.roundId(), refused);
            if (refused.refusals().stream()
                    .anyMatch(one -> one.code().equals(CallForReports.LAYOUT_DAMAGED))) {
                tell(it, mending(it, today), "notice.report.repeat-damaged");
                return false;
            }
            stop(it, "notice.report.repeat-refused");
            return false;
        }
    }

    /// Whoever set the round, who opens this period's by hand once it is mended, and those who mend
    /// it.
    private List<UUID> mending(Repetition it, LocalDate today) {
        return Stream.concat(
                        Stream.of(it.ownerId()),
                        holders.everywhere(List.of("administrator"), today).stream()
                                .map(Holder::account))
                .distinct()
                .toList();
    }

    private void tell(Repetition it, List<UUID> whom, String notice) {
        Acting.as(
                JOB,
                () ->
                        transaction.executeWithoutResult(_ ->
                                notices.tell(
                                        whom,
                                        notice,
                                        "/reports/rounds/" + it.roundId(),
                                        rounds.get(it.roundId()).title())));
    }

    private void stop(Repetition it, String notice) {
        Acting.as(
                JOB,
                () ->
                        transaction.executeWithoutResult(_ -> {
                            repeat.end(it, null);
                            notices.tell(
                                    List.of(it.ownerId()),
                                    notice,
                                    "/reports/rounds/" + it.roundId(),
                                    rounds.get(it.roundId()).title());
                        }));
    }
}
