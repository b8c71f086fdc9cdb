package org.matricula.standing.run;

import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Goes on with what a stopped program left unfinished.
@Component
@Profile("!command")
class WarningRounds {

    private final WarningJobs jobs;

    WarningRounds(WarningJobs jobs) {
        this.jobs = jobs;
    }

    @Scheduled(initialDelay = 5_000, fixedDelay = 20_000)
    void resume() {
        jobs.resume();
    }
}
