package org.matricula.archive.transit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.notice.Notices;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// 催办: each morning whoever sent a file is told whose receipt is late.
@Component
@Profile("!command")
class ChaseReceipts {

    private static final Actor CHASER = Actor.system("archive-receipts");

    private final ShipmentRows rows;
    private final Notices notices;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ChaseReceipts(
            ShipmentRows rows, Notices notices, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.notices = notices;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(cron = "0 10 8 * * *", zone = "Asia/Shanghai")
    void morning() {
        Acting.as(CHASER, () -> transaction.executeWithoutResult(it -> chase()));
    }

    private void chase() {
        for (var it : rows.late(LocalDate.now(clock))) {
            notices.tell(
                    List.of(it.handlerId()),
                    "shipment.told.late",
                    "/archives/shipments/" + it.id(),
                    it.student(),
                    it.body(),
                    it.dueOn());
        }
    }
}
