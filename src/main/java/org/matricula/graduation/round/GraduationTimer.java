package org.matricula.graduation.round;

import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Goes on with what a stopped program left unfinished.
@Component
@Profile("!command")
class GraduationTimer {

    private final GraduationJobs jobs;

    GraduationTimer(GraduationJobs jobs) {
        this.jobs = jobs;
    }

    @Scheduled(initialDelay = 5_000, fixedDelay = 20_000)
    void resume() {
        jobs.resume();
    }
}
