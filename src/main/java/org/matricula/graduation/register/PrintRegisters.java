package org.matricula.graduation.register;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.matricula.document.Documents;
import org.matricula.graduation.GraduateTranscripts;
import org.matricula.job.Job;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Issues and prints a class's register forms beside the pages, as whoever asked for them and no
/// further than they reach. Each student is a transaction of its own: a stopped program goes on
/// with the next one.
@Component
class PrintRegisters implements Job {

    static final String NAME = "register-batch";

    private static final Logger LOG = LoggerFactory.getLogger(PrintRegisters.class);

    private final RegisterBatches batches;
    private final IssueRegister issueRegister;
    private final ObjectProvider<GraduateTranscripts> transcripts;
    private final Documents documents;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PrintRegisters(
            RegisterBatches batches,
            IssueRegister issueRegister,
            ObjectProvider<GraduateTranscripts> transcripts,
            Documents documents,
            TransactionTemplate transaction,
            Clock clock) {
        this.batches = batches;
        this.issueRegister = issueRegister;
        this.transcripts = transcripts;
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
}
