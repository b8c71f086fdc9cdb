package org.matricula.enrolment.paper;

import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.matricula.attachment.Files;
import org.matricula.attachment.NewFile;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.enrolment.admission.Batch;
import org.matricula.enrolment.admission.Batches;
import org.matricula.enrolment.admission.Candidate;
import org.matricula.enrolment.admission.Candidates;
import org.matricula.enrolment.admission.EntryCodes;
import org.matricula.enrolment.admission.Moves;
import org.matricula.enrolment.desk.Materials;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Scope;
import org.matricula.organisation.Units;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/// 报到前提交材料: by somebody who has no account, under the code that came with the notice. It acts as
/// the program itself, reaching the one school, and answers for one person alone.
@Service
class SendPaper {

    private static final int MOST_TIMES = 10;

    /// What the bearer of a code sees: their own admission and their own list.
    record Arrival(Candidate candidate, Batch batch, List<Materials.Item> materials, boolean open) {

        Arrival {
            materials = List.copyOf(materials);
        }
    }

    /// @param byGuardian whether a guardian sends it for somebody under age
    /// @param consent whether they agree that the school keeps it for the entry (个人信息保护法
    ///   第二十九条、第三十一条)
    record Sent(String fileName, InputStream content, boolean byGuardian, boolean consent) {}

    private final EntryCodes codes;
    private final Candidates candidates;
    private final Batches batches;
    private final Materials materials;
    private final SentPapers papers;
    private final PaperKinds kinds;
    private final Files files;
    private final Units units;
    private final MessageSource messages;
    private final Ledger ledger;
    private final TransactionOperations transaction;
    private final Clock clock;

    SendPaper(
            EntryCodes codes,
            Candidates candidates,
            Batches batches,
            Materials materials,
            SentPapers papers,
            PaperKinds kinds,
            Files files,
            Units units,
            MessageSource messages,
            Ledger ledger,
            TransactionOperations transaction,
            Clock clock) {
        this.codes = codes;
        this.candidates = candidates;
        this.batches = batches;
        this.materials = materials;
        this.papers = papers;
        this.kinds = kinds;
        this.files = files;
        this.units = units;
        this.messages = messages;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// What everybody may know of a batch.
    Batch batch(UUID id) {
        return Acting.call(Actor.system("arrival"), () -> batches.get(id));
    }

    /// @throws Absent where no code fits, whatever the reason
    Arrival look(UUID batchId, String code) {
        return within(batchId, batch -> arrival(batch, known(code)));
    }

    /// @throws Refused with every reason; what stood in its place before is removed
    Arrival send(UUID batchId, String code, UUID material, Sent sent) {
        return within(
                batchId,
                batch -> {
                    var candidate = candidates.lock(List.of(known(code).id())).getFirst();
                    var held = papers.lock(candidate.id(), material);
                    var before = arrival(batch, candidate);
                    var line =
                            before.materials().stream()
                                    .filter(it -> it.id().equals(material))
                                    .findFirst()
                                    .orElseThrow(() -> new Absent("material"));
                    Refused.unlessEmpty(refusals(before, line, sent.consent()));
                    var file =
                            files.store(
                                    new NewFile(
                                            candidate.scopePos(),
                                            candidate.personId(),
                                            kinds.of(line.name()),
                                            sent.fileName(),
                                            sent.content()));
                    held.filter(it -> !it.state().equals("discarded"))
                            .ifPresent(it -> files.discard(it.fileId(), words("replaced")));
                    papers.sent(candidate, material, file.id(), sent.byGuardian(), clock.instant());
                    ledger.record(
                            Act.of("admission.send-paper", Moves.subject(candidate.id()))
                                    .at(candidate.scopePos())
                                    .to(
                                            Map.of(
                                                    "material", line.name(),
                                                    "file", file.id().toString(),
                                                    "byGuardian", sent.byGuardian())));
                    return arrival(batch, candidate);
                });
    }

    private static List<Refusal> refusals(Arrival arrival, Materials.Item line, boolean consent) {
        return Refusal.all(
                arrival.open() ? null : Refusal.conflict("paper.closed"),
                Boolean.TRUE.equals(line.seen()) || "accepted".equals(line.sent())
                        ? Refusal.conflict("paper.seen", line.name())
                        : null,
                Refusal.when(
                        line.times() >= MOST_TIMES,
                        "paper.often",
                        line.name(),
                        String.valueOf(MOST_TIMES)),
                consent ? null : Refusal.input("consent", "application.consent"));
    }

    private Candidate known(String code) {
        return codes.find(code).map(candidates::get).orElseThrow(() -> new Absent("candidate"));
    }

    private Arrival arrival(Batch batch, Candidate candidate) {
        var open =
                switch (candidate.state()) {
                    case ADMITTED -> !LocalDate.now(clock).isAfter(batch.closesOn());
                    case REPORTED, REVIEWED -> true;
                    case ENROLLED, DEFERRED, GIVEN_UP, NOT_REPORTED, CANCELLED -> false;
                };
        return new Arrival(candidate, batch, materials.of(candidate), open);
    }

    /// The code says who it is; the batch only which school is meant.
    private <T> T within(UUID batchId, Function<Batch, T> work) {
        var batch = batch(batchId);
        var school = Acting.call(Actor.system("arrival"), () -> units.get(batch.institutionId()));
        var scope = new Scope(school.pos(), school.posEnd(), List.of());
        return Acting.call(
                Actor.system("arrival").within(scope),
                () -> transaction.execute(status -> work.apply(batch)));
    }

    private String words(String why) {
        return messages.getMessage("enrolment.paper.why." + why, null, Locale.SIMPLIFIED_CHINESE);
    }
}
