package org.matricula.report.saved;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.report.form.Period;
import org.matricula.report.form.Source;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Keeps reports, makes them as a sheet, and hands them to their owner with a notice.
@Service
class KeepReports {

    private static final int MOST_LINES = 100_000;
    private static final int MOST_REPORTS = 50;

    private final SavedRows rows;
    private final SavedAnswers answers;
    private final Units units;
    private final Codes codes;
    private final Notices notices;
    private final MessageSource messages;
    private final Ledger ledger;
    private final Clock clock;

    KeepReports(
            SavedRows rows,
            SavedAnswers answers,
            Units units,
            Codes codes,
            Notices notices,
            MessageSource messages,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.answers = answers;
        this.units = units;
        this.codes = codes;
        this.notices = notices;
        this.messages = messages;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    public List<Saved> own() {
        return rows.own();
    }

    @Transactional
    public SavedView.One one(UUID id) {
        var it = get(id);
        return SavedView.One.of(it, rows.deliveries(id));
    }

    @Transactional
    public UUID keep(
            String name,
            String kind,
            List<String> dimensions,
            Map<String, String> filters,
            String rhythm) {
        var actor = Acting.now();
        var unit = units.find(actor.unit() == null ? new UUID(0, 0) : actor.unit());
        var by = dimensions.stream().filter(it -> !it.isBlank()).distinct().toList();
        var roster = kind.equals(Saved.ROSTER);
        Refused.unlessEmpty(
                Refusal.all(
                        unit.isEmpty() || actor.account() == null
                                ? Refusal.forbidden("saved.post")
                                : null,
                        name.isBlank() ? Refusal.input("name", "field.missing") : null,
                        roster || kind.equals(Saved.HEADCOUNT)
                                ? null
                                : Refusal.input("kind", "saved.kind"),
                        !roster && (by.isEmpty() || by.size() > 2)
                                ? Refusal.input("by", "saved.by")
                                : null,
                        by.stream().anyMatch(it -> By.of(it).isEmpty())
                                        || filters.keySet().stream()
                                                .anyMatch(it -> By.of(it).isEmpty())
                                ? Refusal.input("by", "saved.by")
                                : null,
                        filters.entrySet().stream()
                                        .anyMatch(it ->
                                                By.of(it.getKey())
                                                        .filter(By::number)
                                                        .filter(_ ->
                                                                !it.getValue().matches("\\d{1,4}"))
                                                        .isPresent())
                                ? Refusal.input("filter-grade", "saved.number")
                                : null,
                        Saved.RHYTHMS.contains(rhythm)
                                ? null
                                : Refusal.input("rhythm", "saved.rhythm"),
                        rows.own().size() >= MOST_REPORTS
                                ? Refusal.rule("saved.many", MOST_REPORTS)
                                : null));
        var id =
                rows.add(
                        unit.orElseThrow(),
                        name.strip(),
                        kind,
                        roster ? List.of() : by,
                        filters,
                        rhythm,
                        Saved.next(rhythm, LocalDate.now(clock)),
                        clock.instant());
        ledger.record(
                Act.of("report.keep", "saved-report:" + id)
                        .to(Map.of("name", name.strip(), "kind", kind, "rhythm", rhythm)));
        return id;
    }

    @Transactional
    public void stop(UUID id) {
        get(id);
        rows.stop(id, clock.instant());
        ledger.record(Act.of("report.drop", "saved-report:" + id));
    }

    /// 立即生成.
    @Transactional
    public UUID make(UUID id) {
        return deliver(get(id), LocalDate.now(clock));
    }

    /// As its owner within the post it was kept under, or as somebody it is shared with within
    /// theirs.
    @Transactional
    public UUID deliver(Saved it, LocalDate day) {
        return deliver(it, day, MOST_LINES);
    }

    /// @param most lines of a roster; what is beyond is said in the file and in the notice
    @Transactional
    UUID deliver(Saved it, LocalDate day, int most) {
        var actor = Acting.now();
        var own = it.ownerId().equals(actor.account());
        var unit = units.get(own || actor.unit() == null ? it.unitId() : actor.unit());
        var source = new Source.Register(unit.pos(), unit.posEnd(), Period.of(day), null);
        var out = new ByteArrayOutputStream();
        var lines =
                it.kind().equals(Saved.ROSTER)
                        ? roster(it, unit, source, most, out)
                        : headcount(it, unit, source, out);
        var cut = it.kind().equals(Saved.ROSTER) && lines > most;
        var id =
                rows.deliver(
                        it,
                        unit.pos(),
                        day,
                        cut ? most : lines,
                        out.toByteArray(),
                        clock.instant());
        notices.tell(
                List.of(Objects.requireNonNull(actor.account())),
                cut ? "notice.saved.cut" : "notice.saved.made",
                "/saved-reports/" + it.id(),
                it.name(),
                day,
                most);
        ledger.record(
                Act.of("report.deliver", "saved-report:" + it.id())
                        .at(unit.pos())
                        .to(
                                Map.of(
                                        "name",
                                        it.name(),
                                        "asOf",
                                        day.toString(),
                                        "lines",
                                        cut ? most : lines,
                                        "cut",
                                        cut)));
        return id;
    }

    /// @return how many there are, one more than the most where there are more
    private int roster(
            Saved it, Unit unit, Source.Register source, int most, ByteArrayOutputStream out) {
        var heads =
                List.of(
                        say("saved.name"),
                        say("report.number"),
                        say("saved.by.sex"),
                        say("saved.by.class"),
                        say("saved.by.grade"),
                        say("saved.by.status"));
        var students = answers.students(SavedAnswers.filters(it), source, most + 1);
        try (var sheet = SheetWriter.xlsx(out, SheetDesign.of(it.name(), heads))) {
            for (var one : students.subList(0, Math.min(most, students.size()))) {
                var cells = new ArrayList<@Nullable Object>();
                cells.add(one.name());
                cells.add(one.studentNumber());
                cells.add(codes.label("sex", one.sex()));
                cells.add(one.unit());
                cells.add(one.gradeLevel());
                cells.add(codes.label("student-status", one.status()));
                sheet.row(cells);
            }
            sheet.mark(mark(unit, source) + (students.size() > most ? say("saved.cut", most) : ""));
        }
        return students.size();
    }

    private int headcount(Saved it, Unit unit, Source.Register source, ByteArrayOutputStream out) {
        var by = it.dimensions().stream().map(one -> By.of(one).orElseThrow()).toList();
        var table =
                SavedTable.of(
                        by,
                        answers.count(by, SavedAnswers.filters(it), source),
                        (one, value) -> label(one, value),
                        say("saved.total"));
        try (var sheet =
                SheetWriter.xlsx(
                        out,
                        SheetDesign.of(
                                it.name(), table.heads(say("saved.by." + by.getFirst().key))))) {
            table.rows().forEach(sheet::row);
            sheet.mark(mark(unit, source));
        }
        return table.rows().size() - 1;
    }

    private String label(By by, SavedAnswers.Value value) {
        if (value.key() == null) {
            return say("saved.unknown");
        }
        if (value.name() != null) {
            return value.name();
        }
        return by.codes == null ? value.key() : codes.label(by.codes, value.key());
    }

    private String mark(Unit unit, Source.Register source) {
        return messages.getMessage(
                "saved.mark",
                new Object[] {
                    unit.name(), source.period().asOf(), Acting.now().name(), LocalDate.now(clock)
                },
                Locale.CHINESE);
    }

    @Transactional
    public List<Saved.Delivery> deliveries(UUID id) {
        return rows.deliveries(id);
    }

    /// What was made for the acting person.
    ///
    /// @throws Absent where it was made for somebody else
    @Transactional
    public byte[] content(UUID id, UUID delivery) {
        return rows.content(id, delivery).orElseThrow(() -> new Absent("delivery " + delivery));
    }

    Map<String, String> dimensions(Locale locale) {
        return java.util.Arrays.stream(By.values())
                .collect(
                        Collectors.toMap(
                                it -> it.key,
                                it -> messages.getMessage("saved.by." + it.key, null, locale),
                                (a, b) -> a,
                                LinkedHashMap::new));
    }

    Saved get(UUID id) {
        return rows.find(id).orElseThrow(() -> new Absent("saved report " + id));
    }

    private String say(String key, Object... args) {
        return messages.getMessage(key, args, Locale.CHINESE);
    }
}
