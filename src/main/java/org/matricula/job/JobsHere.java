package org.matricula.job;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// Does a job in the caller's own time, for the command line.
@Service
public class JobsHere {

    private final List<Job> jobs;
    private final JobClaims claims;

    JobsHere(List<Job> jobs, JobClaims claims) {
        this.jobs = jobs;
        this.claims = claims;
    }

    /// Does it as whoever acts.
    ///
    /// @return whether it was done; not where a server does it
    public boolean run(String name, UUID id) {
        var job = jobs.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
        var claim = claims.claim(name, id);
        if (claim.isEmpty()) {
            return false;
        }
        try (var held = claim.get()) {
            job.run(id);
        }
        return true;
    }
}
