package org.matricula.credential.transcript;

import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Goes on with batches that a stopped program left unfinished.
@Component
@Profile("!command")
class TranscriptRounds {

    private final TranscriptJobs jobs;

    TranscriptRounds(TranscriptJobs jobs) {
        this.jobs = jobs;
    }

    @Scheduled(initialDelay = 6_000, fixedDelay = 20_000)
    void resume() {
        jobs.resume();
    }
}
