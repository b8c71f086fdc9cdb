package org.matricula.exchange.roster;

import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Each night lets go of files kept long enough.
@Component
@Profile("!command")
class ImportRounds {

    private final KeptFiles files;

    ImportRounds(KeptFiles files) {
        this.files = files;
    }

    @Scheduled(cron = "0 20 3 * * *", zone = "Asia/Shanghai")
    void night() {
        Acting.as(Actor.system("imports"), files::clear);
    }
}
