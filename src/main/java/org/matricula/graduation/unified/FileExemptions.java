package org.matricula.graduation.unified;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 免考信息表上报: a teaching point's granted exemptions go out in numbered batches, and what comes back
/// is taken over line by line.
@Service
public class FileExemptions {

    private static final Set<String> SYNCED = Set.of("已同步", "同步", "同步成功", "通过", "成功", "是");
    private static final Set<String> RETURNED = Set.of("退回", "不通过", "未通过", "失败", "未同步", "否");

    /// @param synced null for a line that comes back
    record Answer(ExemptionBatches.Line line, boolean synced, @Nullable String why) {}

    public record Read(int synced, int returned, int silent) {}

    private final ExemptionBatches rows;
    private final UnifiedExams exams;
    private final ExemptionSheet table;
    private final ConfirmReasons reasons;
    private final UnifiedSheet sheet;
    private final Units units;
    private final Codes codes;
    private final Ledger ledger;
    private final Clock clock;

    FileExemptions(
            ExemptionBatches rows,
            UnifiedExams exams,
            ExemptionSheet table,
            ConfirmReasons reasons,
            UnifiedSheet sheet,
            Units units,
            Codes codes,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.exams = exams;
        this.table = table;
        this.reasons = reasons;
        this.sheet = sheet;
        this.units = units;
        this.codes = codes;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// The unit looked at: the one asked for, else that of the acting post, else the first school.
    ///
    /// @throws Absent if it is beyond reach
    @Transactional(readOnly = true)
    public Unit unit(@Nullable UUID asked) {
        var own = asked == null ? Acting.now().unit() : asked;
        var unit =
                own == null
                        ? units.institutions().stream()
                                .filter(it -> Acting.now().scope().reaches(it.pos()))
                                .findFirst()
                        : units.find(own);
        return unit.filter(it -> Acting.now().scope().reaches(it.pos()))
                .orElseThrow(() -> new Absent("unit"));
    }

    /// The teaching points at or below it.
    @Transactional(readOnly = true)
    public List<Unit> points(Unit unit) {
        return unit.kind().equals("teaching-point")
                ? List.of(unit)
                : units.below(unit.id(), "teaching-point");
    }

    @Transactional(readOnly = true)
    public List<ExemptionBatches.Waiting> waiting(Unit unit) {
        return rows.waiting(unit);
    }

    @Transactional(readOnly = true)
    public List<ExemptionBatches.Batch> batches(Unit unit) {
        return rows.batches(unit);
    }

    @Transactional(readOnly = true)
    public List<ExemptionBatches.Line> lines(UUID batch) {
        return rows.lines(get(batch).id());
    }

    /// Numbers a batch of all that waits at a teaching point, and reads the file back that it will
    /// be.
    @Transactional
    public UUID freeze(UUID point) {
        var unit = unit(point);
        var year = LocalDate.now(clock).getYear();
        var seq = rows.next(unit.id(), year);
        var all = rows.waiting(unit);
        var centre = ExemptionSheet.centre(unit.code());
        var written = reasons.written(unit);
        Refused.unlessEmpty(
                Refusal.all(
                        unit.kind().equals("teaching-point")
                                ? null
                                : Refusal.input("unit", "unified.point"),
                        all.isEmpty() ? Refusal.conflict("unified.nobody") : null,
                        centre == null
                                ? Refusal.rule("unified.centre", unit.name(), unit.code())
                                : null,
                        Refusal.when(
                                all.stream().anyMatch(it -> !written.containsKey(subject(it))),
                                "unified.placeholder")));
        Refused.unlessEmpty(
                all.stream()
                        .filter(it -> !written.get(subject(it)).containsKey(it.reasonCode()))
                        .map(it ->
                                Refusal.rule(
                                        "unified.reason-unlisted", it.studentNumber(), reason(it)))
                        .toList());
        var programmes =
                all.stream()
                        .map(it ->
                                it.programme()
                                        + "/"
                                        + (it.level() == null
                                                ? ""
                                                : codes.label("level", it.level())))
                        .toList();
        var codesWritten =
                all.stream().map(it -> written.get(subject(it)).get(it.reasonCode())).toList();
        var id =
                rows.freeze(unit, year, seq, String.valueOf(centre), all, programmes, codesWritten);
        ledger.record(
                Act.of("unified.batch", "exemption-batch:" + id)
                        .at(unit.pos())
                        .to(Map.of("year", year, "seq", seq, "lines", all.size())));
        // what would not be read at the other end does not leave this one
        table.check(written(get(id)), ConfirmReasons.known(written));
        return id;
    }

    /// Why, in our words.
    String reason(ExemptionBatches.Waiting it) {
        return codes.label(subject(it).reasons(), it.reasonCode());
    }

    private static UnifiedSubject subject(ExemptionBatches.Waiting it) {
        return UnifiedSubject.of(it.subject()).orElseThrow();
    }

    /// The file of a batch; each taking stands in the ledger, for it has the ID numbers in clear.
    @Transactional
    public byte[] file(UUID batch, String reason) {
        var it = get(batch);
        Refused.unlessEmpty(
                Refusal.all(reason.isBlank() ? Refusal.input("reason", "reason.missing") : null));
        ledger.record(
                Act.of("unified.batch-file", "exemption-batch:" + batch)
                        .at(units.get(it.unitId()).pos())
                        .because(reason.strip())
                        .to(Map.of("lines", it.lines())));
        return written(it);
    }

    /// Somebody's own table, by the codes their institution has compared.
    ///
    /// @return how many records it has
    @Transactional(readOnly = true)
    public int check(byte[] content) {
        return table.check(content, ConfirmReasons.known(reasons.written(unit(null))));
    }

    public ExemptionBatches.Batch get(UUID batch) {
        return rows.batch(batch).orElseThrow(() -> new Absent("batch"));
    }

    @Transactional(readOnly = true)
    public ExemptionBatches.Batch batch(UUID batch) {
        return get(batch);
    }

    @Transactional(readOnly = true)
    public Read preview(UUID batch, byte[] content) {
        return read(batch, content).told();
    }

    /// Takes over what came back: what is synchronised counts in the audit from now on, what is
    /// returned waits for the next batch.
    @Transactional
    public Read load(UUID batch, byte[] content) {
        var it = get(batch);
        var read = read(batch, content);
        var today = LocalDate.now(clock);
        for (var answer : read.answers()) {
            var line = answer.line();
            if (!rows.answer(batch, line, answer.synced() ? "synced" : "returned", answer.why())) {
                throw new Refused(Refusal.conflict("unified.answered", line.studentNumber()));
            }
            if (answer.synced()) {
                exams.synced(line.enrolmentId(), line.subject(), today);
            }
        }
        ledger.record(
                Act.of("unified.answers", "exemption-batch:" + batch)
                        .to(
                                Map.of(
                                        "batch", it.year() + "-" + it.seq(),
                                        "synced", read.told().synced(),
                                        "returned", read.told().returned())));
        return read.told();
    }

    private record Answers(List<Answer> answers, Read told) {}

    private Answers read(UUID batch, byte[] content) {
        var open = new HashMap<String, ExemptionBatches.Line>();
        var done = new HashSet<String>();
        for (var it : lines(batch)) {
            var key = it.studentNumber() + " " + it.subject();
            if (it.state().equals("sent")) {
                open.put(key, it);
            } else {
                done.add(key);
            }
        }
        var answers = new ArrayList<Answer>();
        var refusals = new ArrayList<Refusal>();
        var taken = new HashSet<String>();
        for (var it : sheet.read(content, "number", "subject", "result")) {
            var subject = UnifiedSubject.told(it.subject());
            var key = it.number() + " " + subject.map(UnifiedSubject::code).orElse("");
            var line = open.get(key);
            var synced = SYNCED.contains(it.result());
            if (subject.isEmpty()) {
                refusals.add(problem("subject", it, it.subject()));
            } else if (!taken.add(key)) {
                refusals.add(problem("twice", it, it.number()));
            } else if (line == null) {
                refusals.add(problem(done.contains(key) ? "done" : "unlisted", it, it.number()));
            } else if (!it.name().isEmpty() && !it.name().equals(line.name())) {
                refusals.add(problem("name", it, it.name()));
            } else if (!synced && !RETURNED.contains(it.result())) {
                refusals.add(problem("answer", it, it.result()));
            } else if (!synced && it.reason().isEmpty()) {
                refusals.add(problem("why", it, it.number()));
            } else {
                answers.add(new Answer(line, synced, synced ? null : it.reason()));
            }
        }
        Refused.unlessEmpty(refusals.stream().limit(50).toList());
        if (answers.isEmpty()) {
            throw new Refused(Refusal.input("file", "unified.empty"));
        }
        var good = (int) answers.stream().filter(Answer::synced).count();
        return new Answers(
                answers, new Read(good, answers.size() - good, open.size() - answers.size()));
    }

    private byte[] written(ExemptionBatches.Batch batch) {
        var out = new ByteArrayOutputStream();
        table.write(batch, rows.clear(batch.id()), out);
        return out.toByteArray();
    }

    private static Refusal problem(String what, UnifiedSheet.Told it, String value) {
        return Refusal.input("file", "unified.row-" + what, String.valueOf(it.row()), value);
    }
}
