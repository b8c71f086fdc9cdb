package org.matricula.credential.transcript;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.calendar.Terms;
import org.matricula.job.Jobs;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 成批申请: a college asks for a class's transcripts, the academic office agrees, and what came of it
/// is handed to the class.
@Service
class AskForBatch {

    private static final int LONGEST = 60;
    private static final Set<String> PURPOSES = Set.of("career", "class", "guardian");
    private static final Set<String> FORMS = Set.of("transcript", "certificate", "term");
    private static final Set<String> LANGUAGES = Set.of("zh", "en", "both");

    /// @param title what it is for, such as the name of the career fair
    record Ask(
            @Nullable UUID unit,
            String purpose,
            String form,
            @Nullable UUID term,
            String language,
            String title) {}

    private final TranscriptBatches batches;
    private final TranscriptLines lines;
    private final IssueRows issues;
    private final Jobs jobs;
    private final Units units;
    private final Terms terms;
    private final Ledger ledger;
    private final Clock clock;

    AskForBatch(
            TranscriptBatches batches,
            TranscriptLines lines,
            IssueRows issues,
            Jobs jobs,
            Units units,
            Terms terms,
            Ledger ledger,
            Clock clock) {
        this.batches = batches;
        this.lines = lines;
        this.issues = issues;
        this.jobs = jobs;
        this.units = units;
        this.terms = terms;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    UUID ask(Ask it) {
        var unit = it.unit() == null ? null : units.find(it.unit()).orElse(null);
        if (unit == null || unit.institutionId() == null) {
            throw new Refused(Refusal.input("unit", "transcript-batch.class"));
        }
        var actor = Acting.now();
        if (!actor.scope().reaches(unit.pos())) {
            throw new Absent("unit");
        }
        var term = it.form().equals("term");
        Refused.unlessEmpty(
                Refusal.all(
                        unit.kind().equals("class")
                                ? null
                                : Refusal.input("unit", "transcript-batch.class"),
                        PURPOSES.contains(it.purpose())
                                ? null
                                : Refusal.input("purpose", "transcript-batch.purpose"),
                        FORMS.contains(it.form())
                                ? null
                                : Refusal.input("form", "transcript-batch.form"),
                        LANGUAGES.contains(it.language())
                                ? null
                                : Refusal.input("language", "transcript-batch.language"),
                        it.title().isBlank() || it.title().strip().length() > LONGEST
                                ? Refusal.input("title", "transcript-batch.title")
                                : null,
                        term
                                        && terms.of(unit.institutionId()).stream()
                                                .noneMatch(t -> t.id().equals(it.term()))
                                ? Refusal.input("term", "transcript-batch.term")
                                : null,
                        it.purpose().equals("career") && term
                                ? Refusal.input("form", "transcript-batch.career-term")
                                : null));
        var id =
                batches.add(
                        new TranscriptBatches.Batch(
                                new UUID(0, 0),
                                unit.institutionId(),
                                unit.pos(),
                                unit.id(),
                                unit.name(),
                                it.purpose(),
                                it.form(),
                                term ? it.term() : null,
                                it.language(),
                                it.title().strip(),
                                "asked",
                                actor.account(),
                                actor.name(),
                                clock.instant(),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                0,
                                0,
                                0));
        if (lines.fill(id, unit.id()) == 0) {
            throw new Refused(Refusal.rule("transcript-batch.nobody", unit.name()));
        }
        ledger.record(
                Act.of("transcript.ask-batch", "batch:" + id)
                        .at(unit.pos())
                        .to(
                                Map.of(
                                        "unit",
                                        unit.name(),
                                        "purpose",
                                        it.purpose(),
                                        "title",
                                        it.title().strip())));
        return id;
    }

    /// 教务处同意 or 不同意, by another than who asked. What was agreed to is issued in the background.
    @Transactional
    void decide(UUID batch, boolean agreed, String why) {
        batches.hold(batch);
        var it = batches.get(batch);
        var actor = Acting.now();
        Refused.unlessEmpty(
                Refusal.all(
                        it.state().equals("asked")
                                ? null
                                : Refusal.conflict("transcript-batch.decided"),
                        actor.holds("registrar", "academic-office-head")
                                ? null
                                : Refusal.forbidden("transcript-batch.office"),
                        actor.account() != null && actor.account().equals(it.askedBy())
                                ? Refusal.forbidden("transcript-batch.own")
                                : null,
                        agreed || !why.isBlank()
                                ? null
                                : Refusal.input("reason", "field.missing")));
        batches.decide(batch, agreed ? "waiting" : "turned-down", why.strip(), clock.instant());
        ledger.record(
                Act.of(
                                agreed ? "transcript.agree-batch" : "transcript.turn-down-batch",
                                "batch:" + batch)
                        .at(it.scopePos())
                        .because(why.isBlank() ? null : why.strip())
                        .to(Map.of("students", it.students())));
        if (agreed) {
            jobs.begin(IssueBatch.NAME, batch);
        }
    }

    /// 交班级领取: the whole batch at once.
    @Transactional
    void handOver(UUID batch, String to, LocalDate on) {
        batches.hold(batch);
        var it = batches.get(batch);
        Refused.unlessEmpty(
                Refusal.all(
                        it.state().equals("done")
                                ? null
                                : Refusal.conflict("transcript-batch.not-done"),
                        it.handedTo() == null
                                ? null
                                : Refusal.conflict("transcript-batch.handed", it.handedTo()),
                        to.isBlank() ? Refusal.input("to", "field.missing") : null,
                        on.isAfter(LocalDate.now(clock))
                                ? Refusal.input("on", "transcript-batch.future")
                                : null));
        batches.handed(batch, to.strip(), on);
        var handed = issues.handed(lines.issues(batch), to.strip(), on);
        ledger.record(
                Act.of("transcript.hand-over", "batch:" + batch)
                        .at(it.scopePos())
                        .to(Map.of("to", to.strip(), "lines", handed)));
    }
}
