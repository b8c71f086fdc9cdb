package org.matricula.exchange.roster;

import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Goes on with what a stopped program left unfinished; each night lets go of files kept long
/// enough.
@Component
@Profile("!command")
class ImportRounds {

    private final ImportJobs jobs;
    private final KeptFiles files;

    ImportRounds(ImportJobs jobs, KeptFiles files) {
        this.jobs = jobs;
        this.files = files;
    }

    @Scheduled(initialDelay = 2_000, fixedDelay = 15_000)
    void resume() {
        jobs.resume();
    }

    @Scheduled(cron = "0 20 3 * * *", zone = "Asia/Shanghai")
    void night() {
        Acting.as(Actor.system("imports"), files::clear);
    }
}
