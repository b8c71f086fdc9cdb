package org.matricula.report.saved;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Slice;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.report.form.BehindCells;
import org.matricula.report.form.Period;
import org.matricula.report.form.Source;
import org.matricula.report.saved.SavedAnswers.Value;
import org.matricula.report.saved.SavedView.Count;
import org.matricula.report.saved.SavedView.Counted;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// A head-count that was made, on a page, each figure with the students behind it: of the day it
/// was made for and as it was known then, so that the page says what the file says.
@Service
class ExplainSaved {

    private static final int MOST = 200;

    private final SavedRows rows;
    private final SavedAnswers answers;
    private final Units units;
    private final Codes codes;
    private final Ledger ledger;
    private final MessageSource messages;

    ExplainSaved(
            SavedRows rows,
            SavedAnswers answers,
            Units units,
            Codes codes,
            Ledger ledger,
            MessageSource messages) {
        this.rows = rows;
        this.answers = answers;
        this.units = units;
        this.codes = codes;
        this.ledger = ledger;
        this.messages = messages;
    }

    /// @throws Absent where it was made for somebody else, or is no head-count
    @Transactional
    SavedView.Table table(Saved it, UUID delivery, Locale locale) {
        var made = made(it, delivery);
        var by = by(it);
        var path = "/saved-reports/" + it.id() + "/deliveries/" + delivery + "/students?";
        var cells = answers.count(by, SavedAnswers.filters(it), source(it, made));
        var down = values(cells, 0);
        var across = by.size() > 1 ? values(cells, 1) : List.<Value>of();
        var all = new HashMap<List<@Nullable Value>, Long>();
        for (var cell : cells) {
            var column = by.size() > 1 ? cell.values().get(1) : null;
            var row = cell.values().getFirst();
            all.merge(key(row, column), cell.n(), Long::sum);
            if (column != null) {
                all.merge(key(row, null), cell.n(), Long::sum);
                all.merge(key(null, column), cell.n(), Long::sum);
            }
            all.merge(key(null, null), cell.n(), Long::sum);
        }
        var lines = new ArrayList<Counted>();
        for (var row : withSum(down)) {
            lines.add(
                    new Counted(
                            label(by.getFirst(), row, locale),
                            withSum(across).stream()
                                    .map(column -> {
                                        var n = all.getOrDefault(key(row, column), 0L);
                                        return new Count(
                                                n, n == 0 ? null : path + query(row, column));
                                    })
                                    .toList()));
        }
        return new SavedView.Table(
                it,
                made.asOf(),
                made.madeAt(),
                messages.getMessage("saved.by." + by.getFirst().key, null, locale),
                withSum(across).stream()
                        .map(column -> label(by.getLast(), column, locale))
                        .toList(),
                lines);
    }

    /// @param asked by the place of the dimension; an empty one is what nobody entered
    @Transactional
    SavedView.Behind students(
            Saved it,
            UUID delivery,
            Map<Integer, String> asked,
            @Nullable UUID after,
            Locale locale) {
        var made = made(it, delivery);
        var by = by(it);
        var values = new EnumMap<By, String>(By.class);
        var label = new ArrayList<String>();
        asked.forEach((at, value) -> {
            if (at < by.size()) {
                values.put(by.get(at), value);
            }
        });
        var source = source(it, made);
        var filters = SavedAnswers.filters(it);
        for (var cell : answers.count(by, filters, source)) {
            IntStream.range(0, by.size())
                    .filter(at -> asked.containsKey(at) && label.size() <= at)
                    .filter(at ->
                            Objects.requireNonNullElse(cell.values().get(at).key(), "")
                                    .equals(asked.get(at)))
                    .forEach(at -> label.add(label(by.get(at), cell.values().get(at), locale)));
        }
        var found = answers.behind(filters, values, source, after, MOST + 1);
        ledger.record(
                Act.of("report.students", "saved-report:" + it.id())
                        .at(source.lo())
                        .to(
                                Map.of(
                                        "asOf",
                                        made.asOf().toString(),
                                        "cell",
                                        String.join(" ", label))));
        return new SavedView.Behind(
                it,
                delivery,
                made.asOf(),
                label.isEmpty() ? say("saved.total", locale) : String.join(" ", label),
                Slice.of(found, MOST, (BehindCells.Student one) -> one.enrolmentId().toString()));
    }

    private SavedRows.Made made(Saved it, UUID delivery) {
        if (!it.kind().equals(Saved.HEADCOUNT)) {
            throw new Absent("head-count " + it.id());
        }
        return rows.made(it.id(), delivery).orElseThrow(() -> new Absent("delivery " + delivery));
    }

    private Source.Register source(Saved it, SavedRows.Made made) {
        var unit = unit(it);
        return new Source.Register(
                unit.pos(), unit.posEnd(), Period.of(made.asOf()), made.knownAt());
    }

    private Unit unit(Saved it) {
        var actor = Acting.now();
        var own = it.ownerId().equals(actor.account());
        return units.get(own || actor.unit() == null ? it.unitId() : actor.unit());
    }

    private static List<By> by(Saved it) {
        return it.dimensions().stream().map(one -> By.of(one).orElseThrow()).toList();
    }

    private static List<Value> values(Collection<SavedAnswers.Cell> cells, int at) {
        return cells.stream()
                .map(it -> it.values().get(at))
                .collect(Collectors.toCollection(() -> new TreeSet<>(SavedTable.ORDER)))
                .stream()
                .toList();
    }

    /// The sum is the last one: null.
    private static List<@Nullable Value> withSum(List<Value> values) {
        var all = new ArrayList<@Nullable Value>(values);
        all.add(null);
        return all;
    }

    private static List<@Nullable Value> key(@Nullable Value row, @Nullable Value column) {
        var key = new ArrayList<@Nullable Value>();
        key.add(row);
        key.add(column);
        return key;
    }

    private static String query(@Nullable Value row, @Nullable Value column) {
        var parts = new ArrayList<String>();
        if (row != null) {
            parts.add("v0=" + written(row));
        }
        if (column != null) {
            parts.add("v1=" + written(column));
        }
        return String.join("&", parts);
    }

    private static String written(Value value) {
        return value.key() == null ? "" : URLEncoder.encode(value.key(), StandardCharsets.UTF_8);
    }

    private String label(By by, @Nullable Value value, Locale locale) {
        if (value == null) {
            return say("saved.total", locale);
        }
        if (value.key() == null) {
            return say("saved.unknown", locale);
        }
        if (value.name() != null) {
            return value.name();
        }
        return by.codes == null ? value.key() : codes.label(by.codes, value.key(), locale);
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
