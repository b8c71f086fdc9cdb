package org.matricula.exam.plan;

import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Goes on with what a stopped program left unfinished.
@Component
@Profile("!command")
class PlanResumed {

    private final PlanJobs jobs;

    PlanResumed(PlanJobs jobs) {
        this.jobs = jobs;
    }

    @Scheduled(initialDelay = 5_000, fixedDelay = 30_000)
    void resume() {
        jobs.resume();
    }
}
