package org.matricula.archive.fixity;

import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

@Component
@Profile("!command")
class FixityNights {

    private final CheckHoldings checkHoldings;

    FixityNights(CheckHoldings checkHoldings) {
        this.checkHoldings = checkHoldings;
    }

    @Scheduled(cron = "0 30 2 * * *", zone = "Asia/Shanghai")
    void night() {
        checkHoldings.round();
    }
}
