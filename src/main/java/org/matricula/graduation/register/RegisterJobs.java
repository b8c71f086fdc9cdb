package org.matricula.graduation.register;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.matricula.document.Documents;
import org.matricula.graduation.GraduateTranscripts;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Scope;
import org.matricula.organisation.Units;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Issues and prints a class's register forms beside the pages, as whoever asked for them and no
/// further than they reach. Each student is a transaction of its own: a stopped program goes on
/// with the next one.
@Component
class RegisterJobs {

    private static final Logger LOG = LoggerFactory.getLogger(RegisterJobs.class);
    private static final Actor SYSTEM = Actor.system("register-forms");

    private final RegisterBatches batches;
    private final IssueRegister issueRegister;
    private final ObjectProvider<GraduateTranscripts> transcripts;
    private final Documents documents;
    private final Units units;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Set<UUID> waiting = ConcurrentHashMap.newKeySet();
    private final ExecutorService desk =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("register-forms").daemon().factory());

    RegisterJobs(
            RegisterBatches batches,
            IssueRegister issueRegister,
            ObjectProvider<GraduateTranscripts> transcripts,
            Documents documents,
            Units units,
            TransactionTemplate transaction,
            Clock clock) {
        this.batches = batches;
        this.issueRegister = issueRegister;
        this.transcripts = transcripts;
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
            Acting.as(asker(it), () -> work(it));
        } catch (RuntimeException unexpected) {
            LOG.error("the batch of register forms {} was left as it is", batch, unexpected);
        }
    }

    private void work(RegisterBatches.Batch it) {
        while (!Thread.currentThread().isInterrupted() && one(it)) {
            batches.beat(it.id(), clock.instant());
        }
        batches.done(it.id(), clock.instant());
    }

    /// @return whether there was one
    private boolean one(RegisterBatches.Batch it) {
        var held = new AtomicReference<UUID>();
        try {
            transaction.executeWithoutResult(status ->
                    batches.next(it.id())
                            .ifPresent(enrolment -> {
                                held.set(enrolment);
                                issue(it, enrolment);
                            }));
        } catch (Refused refused) {
            batches.refused(it.id(), held.get(), refused.refusals().getFirst());
        } catch (RuntimeException unexpected) {
            if (held.get() == null || Thread.currentThread().isInterrupted()) {
                throw unexpected;
            }
            LOG.error("no register form for {} in batch {}", held.get(), it.id(), unexpected);
            batches.refused(it.id(), held.get(), Refusal.rule("register-form.failed"));
        }
        return held.get() != null;
    }

    private void issue(RegisterBatches.Batch it, UUID enrolment) {
        var document = issueRegister.issue(it.campaignId(), enrolment);
        var with =
                it.withTranscripts()
                        ? transcripts.stream().flatMap(t -> t.issue(enrolment).stream()).toList()
                        : List.<UUID>of();
        batches.issued(it.id(), enrolment, document, with);
        documents.press(document);
        with.forEach(documents::press);
    }

    private Actor asker(RegisterBatches.Batch it) {
        var unit = it.askerUnit() == null ? null : units.get(it.askerUnit());
        return new Actor(
                it.askedBy(),
                it.asker(),
                it.askerRole(),
                it.askerUnit(),
                unit == null ? Scope.ALL : new Scope(unit.pos(), unit.posEnd(), List.of()),
                "register-forms");
    }

    @PreDestroy
    void stop() {
        desk.shutdownNow();
    }
}
