package org.matricula.credential.transcript;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.matricula.document.Documents;
import org.matricula.job.Job;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Issues and prints batches beside the pages, as whoever agreed to them and no further than they
/// reach. Each student is a transaction of its own: a stopped program goes on with the next one,
/// and nobody is counted twice.
@Component
class IssueBatch implements Job {

    static final String NAME = "transcript-batch";

    private static final Logger LOG = LoggerFactory.getLogger(IssueBatch.class);

    private final TranscriptBatches batches;
    private final TranscriptLines lines;
    private final IssueTranscript issueTranscript;
    private final IssueRows issues;
    private final Documents documents;
    private final TransactionTemplate transaction;
    private final Clock clock;

    IssueBatch(
            TranscriptBatches batches,
            TranscriptLines lines,
            IssueTranscript issueTranscript,
            IssueRows issues,
            Documents documents,
            TransactionTemplate transaction,
            Clock clock) {
        this.batches = batches;
        this.lines = lines;
        this.issueTranscript = issueTranscript;
        this.issues = issues;
        this.documents = documents;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID id) {
        if (!batches.start(id)) {
            return;
        }
        var it = batches.get(id);
        while (!Thread.currentThread().isInterrupted() && one(it)) {
            // the next one
        }
        batches.done(id, clock.instant());
    }

    /// One that cannot be issued, for whatever reason, is told on its line and keeps nobody else
    /// waiting.
    ///
    /// @return whether there was one
    private boolean one(TranscriptBatches.Batch it) {
        var held = new AtomicReference<UUID>();
        try {
            transaction.executeWithoutResult(status ->
                    lines.next(it.id())
                            .ifPresent(enrolment -> {
                                held.set(enrolment);
                                issue(it, enrolment);
                            }));
        } catch (Refused refused) {
            lines.refused(it.id(), held.get(), refused.refusals().getFirst());
        } catch (RuntimeException unexpected) {
            if (held.get() == null || Thread.currentThread().isInterrupted()) {
                throw unexpected;
            }
            LOG.error("no transcript for {} in batch {}", held.get(), it.id(), unexpected);
            lines.refused(it.id(), held.get(), Refusal.rule("transcript.failed"));
        }
        return held.get() != null;
    }

    private void issue(TranscriptBatches.Batch it, UUID enrolment) {
        var issue = issueTranscript.issue(enrolment, it.wanted());
        lines.issued(it.id(), enrolment, issue);
        issues.documents(issue).forEach(documents::press);
    }
}
