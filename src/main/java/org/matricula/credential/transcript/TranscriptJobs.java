package org.matricula.credential.transcript;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.matricula.document.Documents;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Scope;
import org.matricula.organisation.Units;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Issues and prints batches beside the pages, as whoever agreed to them and no further than they
/// reach. Each student is a transaction of its own: a stopped program goes on with the next one,
/// and nobody is counted twice.
@Component
class TranscriptJobs {

    private static final Logger LOG = LoggerFactory.getLogger(TranscriptJobs.class);
    private static final Actor SYSTEM = Actor.system("transcripts");

    private final TranscriptBatches batches;
    private final TranscriptLines lines;
    private final IssueTranscript issueTranscript;
    private final IssueRows issues;
    private final Documents documents;
    private final Units units;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Set<UUID> waiting = ConcurrentHashMap.newKeySet();
    final ExecutorService desk =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("transcripts").daemon().factory());

    TranscriptJobs(
            TranscriptBatches batches,
            TranscriptLines lines,
            IssueTranscript issueTranscript,
            IssueRows issues,
            Documents documents,
            Units units,
            TransactionTemplate transaction,
            Clock clock) {
        this.batches = batches;
        this.lines = lines;
        this.issueTranscript = issueTranscript;
        this.issues = issues;
        this.documents = documents;
        this.units = units;
        this.transaction = transaction;
        this.clock = clock;
    }

    void resume() {
        Acting.as(SYSTEM, () -> batches.unfinished(clock.instant()).forEach(this::begin));
    }

    void begin(UUID batch) {
        if (waiting.add(batch)) {
            desk.execute(() -> {
                waiting.remove(batch);
                now(batch);
            });
        }
    }

    /// Does it here, in the caller's own time.
    void now(UUID batch) {
        try {
            if (!Acting.call(SYSTEM, () -> batches.take(batch, clock.instant()))) {
                return;
            }
            var it = Acting.call(SYSTEM, () -> batches.get(batch));
            Acting.as(decider(it), () -> work(it));
        } catch (RuntimeException unexpected) {
            LOG.error("the batch of transcripts {} was left as it is", batch, unexpected);
        }
    }

    private void work(TranscriptBatches.Batch it) {
        while (!Thread.currentThread().isInterrupted() && one(it)) {
            batches.beat(it.id(), clock.instant());
        }
        batches.done(it.id(), clock.instant());
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

    private Actor decider(TranscriptBatches.Batch it) {
        var unit = it.deciderUnit() == null ? null : units.get(it.deciderUnit());
        return new Actor(
                it.decidedBy(),
                Objects.requireNonNull(it.decider()),
                Objects.requireNonNull(it.deciderRole()),
                it.deciderUnit(),
                unit == null ? Scope.ALL : new Scope(unit.pos(), unit.posEnd(), List.of()),
                "transcripts");
    }

    @PreDestroy
    void stop() {
        desk.shutdownNow();
    }
}
