package org.matricula.graduation.register;

import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Takes up what a stopped program has left.
@Component
@Profile("!command")
class RegisterRounds {

    private final RegisterJobs jobs;

    RegisterRounds(RegisterJobs jobs) {
        this.jobs = jobs;
    }

    @Scheduled(initialDelay = 7_000, fixedDelay = 20_000)
    void resume() {
        jobs.resume();
    }
}
