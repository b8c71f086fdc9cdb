package org.matricula.graduation.unified;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.sheet.DateReading;
import org.matricula.sheet.DateText;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 导入统考成绩: shown first, then written whole or not at all. A result that is there already is not
/// entered twice; where the list says that the nation has it now, that is taken over.
@Service
public class LoadUnified {

    private static final int MOST_PROBLEMS = 50;
    private static final int MOST = 20_000;
    private static final int LONGEST = 200;
    private static final Set<String> PASSED = Set.of("通过", "合格", "及格", "已通过", "是", "PASSED");
    private static final Set<String> FAILED =
            Set.of("未通过", "不合格", "不及格", "缺考", "违纪", "否", "FAILED");
    private static final Set<String> EXEMPT = Set.of("免考", "免试", "已免考", "EXEMPT");
    private static final Set<String> YES = Set.of("是", "已同步", "同步", "Y", "YES");
    private static final Set<String> NO = Set.of("", "否", "未同步", "N", "NO");

    /// @param act `new`, `synced` or `same`
    public record Line(
            UUID enrolment,
            long scopePos,
            String number,
            String name,
            String subject,
            String result,
            LocalDate on,
            @Nullable String reason,
            @Nullable LocalDate synced,
            String act,
            @Nullable UUID known) {}

    public record Read(List<Line> lines, int fresh, int synced, int same) {}

    private final UnifiedSheet sheet;
    private final UnifiedExams exams;
    private final Ledger ledger;
    private final Clock clock;

    LoadUnified(UnifiedSheet sheet, UnifiedExams exams, Ledger ledger, Clock clock) {
        this.sheet = sheet;
        this.exams = exams;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// What the list would do.
    ///
    /// @throws Refused naming row, field and remedy of what is wrong with it
    @Transactional(readOnly = true)
    public Read preview(byte[] content) {
        return read(content);
    }

    /// @return how many results are new or newly synchronised
    @Transactional
    public int load(byte[] content) {
        var read = read(content);
        var people =
                exams
                        .known(read.lines().stream().map(Line::number).collect(Collectors.toSet()))
                        .stream()
                        .collect(
                                Collectors.toMap(
                                        UnifiedExams.Known::studentNumber, Function.identity()));
        for (var it : read.lines()) {
            switch (it.act()) {
                case "new" ->
                        exams.insert(
                                Objects.requireNonNull(people.get(it.number())),
                                UnifiedSubject.of(it.subject()).orElseThrow(),
                                it.result(),
                                it.reason(),
                                it.on(),
                                it.synced(),
                                null);
                case "synced" ->
                        exams.synced(
                                Objects.requireNonNull(it.known()),
                                Objects.requireNonNull(it.synced()));
                default -> {
                    // it stands as it is
                }
            }
        }
        var changed = read.fresh() + read.synced();
        if (changed > 0) {
            ledger.record(
                    Act.of("unified.load", "unified-exams")
                            .at(read.lines().getFirst().scopePos())
                            .to(Map.of("new", read.fresh(), "synced", read.synced())));
        }
        return changed;
    }

    private Read read(byte[] content) {
        var told = sheet.read(content, "number", "subject", "result", "day");
        if (told.isEmpty()) {
            throw new Refused(Refusal.input("file", "unified.empty"));
        }
        if (told.size() > MOST) {
            throw new Refused(Refusal.input("file", "unified.many", MOST));
        }
        var people =
                exams
                        .known(
                                told.stream()
                                        .map(UnifiedSheet.Told::number)
                                        .collect(Collectors.toSet()))
                        .stream()
                        .collect(
                                Collectors.toMap(
                                        UnifiedExams.Known::studentNumber,
                                        Function.identity(),
                                        (one, _) -> one));
        var before =
                exams
                        .of(people.values().stream().map(UnifiedExams.Known::enrolmentId).toList())
                        .stream()
                        .collect(Collectors.groupingBy(UnifiedExam::enrolmentId));
        var lines = new ArrayList<Line>();
        var refusals = new ArrayList<Refusal>();
        var taken = new HashSet<String>();
        for (var it : told) {
            var of = people.get(it.number());
            var faults = faults(it, of);
            if (!taken.add(it.number() + " " + it.subject() + " " + it.on())) {
                faults = List.of(problem("twice", it, it.number()));
            }
            refusals.addAll(faults);
            if (faults.isEmpty() && of != null) {
                lines.add(line(it, of, before.getOrDefault(of.enrolmentId(), List.of())));
            }
        }
        Refused.unlessEmpty(refusals.stream().limit(MOST_PROBLEMS).toList());
        return new Read(lines, count(lines, "new"), count(lines, "synced"), count(lines, "same"));
    }

    private List<Refusal> faults(UnifiedSheet.Told it, UnifiedExams.@Nullable Known of) {
        var on = day(it.on());
        var result = result(it.result());
        var synced = it.synced();
        return Refusal.all(
                of == null ? problem("unknown", it, it.number()) : null,
                of == null || it.name().isEmpty() || it.name().equals(of.name())
                        ? null
                        : problem("name", it, it.name()),
                UnifiedSubject.told(it.subject()).isEmpty()
                        ? problem("subject", it, it.subject())
                        : null,
                result.isEmpty() ? problem("result", it, it.result()) : null,
                on.filter(day -> !day.isAfter(LocalDate.now(clock))).isEmpty()
                        ? problem("day", it, it.on())
                        : null,
                result.filter("exempt"::equals).isPresent() && it.reason().isEmpty()
                        ? problem("reason", it, "")
                        : null,
                it.reason().length() > LONGEST
                        ? problem("long", it, String.valueOf(LONGEST))
                        : null,
                !YES.contains(upper(synced)) && !NO.contains(upper(synced)) && day(synced).isEmpty()
                        ? problem("synced", it, synced)
                        : null,
                result.filter("failed"::equals).isPresent() && !NO.contains(upper(synced))
                        ? problem("synced-failed", it, it.number())
                        : null);
    }

    private Line line(UnifiedSheet.Told it, UnifiedExams.Known of, List<UnifiedExam> before) {
        var subject = UnifiedSubject.told(it.subject()).orElseThrow();
        var on = day(it.on()).orElseThrow();
        var synced =
                YES.contains(upper(it.synced()))
                        ? LocalDate.now(clock)
                        : day(it.synced()).orElse(null);
        var known =
                before.stream()
                        .filter(one ->
                                one.subject().equals(subject.code()) && one.heldOn().equals(on))
                        .findFirst()
                        .orElse(null);
        var act =
                known == null
                        ? "new"
                        : synced != null && known.unsynchronised() ? "synced" : "same";
        return new Line(
                of.enrolmentId(),
                of.scopePos(),
                of.studentNumber(),
                of.name(),
                subject.code(),
                known == null ? result(it.result()).orElseThrow() : known.result(),
                on,
                it.reason().isEmpty() ? null : it.reason(),
                synced,
                act,
                known == null ? null : known.id());
    }

    static Optional<String> result(String word) {
        var it = upper(word);
        if (PASSED.contains(it)) {
            return Optional.of("passed");
        }
        if (FAILED.contains(it)) {
            return Optional.of("failed");
        }
        return EXEMPT.contains(it) ? Optional.of("exempt") : Optional.empty();
    }

    private Optional<LocalDate> day(String word) {
        return new DateText(LocalDate.now(clock).getYear()).read(word)
                                instanceof
                                DateReading.Read(LocalDate on, DateReading.Precision how, boolean _)
                        && how == DateReading.Precision.DAY
                ? Optional.of(on)
                : Optional.empty();
    }

    private static String upper(String word) {
        return word.toUpperCase(java.util.Locale.ROOT);
    }

    private static int count(List<Line> lines, String act) {
        return (int) lines.stream().filter(it -> it.act().equals(act)).count();
    }

    private static Refusal problem(String what, UnifiedSheet.Told it, String value) {
        return Refusal.input("file", "unified.row-" + what, String.valueOf(it.row()), value);
    }
}
