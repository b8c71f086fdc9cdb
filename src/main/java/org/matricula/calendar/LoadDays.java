package org.matricula.calendar;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 载入节假日安排: from the files shipped with the program, or from a file handed in. Columns `date`,
/// `kind` (`off` or `work`), `name`, and where given `source` and `standing`.
@Service
class LoadDays {

    record Loaded(int added, int changed, int unchanged) {}

    private static final String FILES = "classpath*:reference/calendar/*.csv";
    private static final int MOST_LINES = 2000;

    private final DayRows rows;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;

    LoadDays(DayRows rows, Ledger ledger, ApplicationEventPublisher events) {
        this.rows = rows;
        this.ledger = ledger;
        this.events = events;
    }

    /// Adds what is not there yet. A year whose notice has come replaces what was only reckoned for
    /// it; what was decreed or entered here stays.
    @Transactional
    public int loadShipped() throws IOException {
        var added = 0;
        for (var file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
            try (var reader =
                    new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                added += addNew(read(reader));
            }
        }
        if (added > 0) {
            told(new Loaded(added, 0, 0), "reference");
        }
        return added;
    }

    private int addNew(List<SpecialDay> days) {
        var decreed =
                days.stream()
                        .filter(it -> it.standing().equals("decreed"))
                        .map(it -> it.on().getYear())
                        .collect(Collectors.toSet());
        decreed.forEach(rows::forgetReckoned);
        return (int) days.stream().filter(rows::addIfNew).count();
    }

    /// Takes a file in as it stands: each of its days reads from now on as the file says.
    @Transactional
    public Loaded load(Reader file, String source) {
        if (!Acting.now().holds("administrator", "system")) {
            throw new Refused(Refusal.forbidden("calendar.reach"));
        }
        var days = read(file);
        var known = rows.all();
        var changed = days.stream().filter(rows::put).map(SpecialDay::on).toList();
        var added = (int) changed.stream().filter(it -> !known.containsKey(it)).count();
        var loaded = new Loaded(added, changed.size() - added, days.size() - changed.size());
        told(loaded, source);
        return loaded;
    }

    private void told(Loaded loaded, String source) {
        events.publishEvent(new DaysChanged());
        ledger.record(
                Act.of("calendar.load", "calendar:days")
                        .to(
                                Map.of(
                                        "source", source,
                                        "added", loaded.added(),
                                        "changed", loaded.changed())));
    }

    static List<SpecialDay> read(Reader file) {
        var days = new ArrayList<SpecialDay>();
        var refusals = new ArrayList<Refusal>();
        try (var csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (var line : csv) {
                if (days.size() + refusals.size() >= MOST_LINES) {
                    throw new Refused(Refusal.input("file", "calendar.lines", MOST_LINES));
                }
                read(line, days, refusals);
            }
        } catch (IOException | RuntimeException e) {
            if (e instanceof Refused refused) {
                throw refused;
            }
            throw new Refused(Refusal.input("file", "calendar.file"));
        }
        if (days.isEmpty() && refusals.isEmpty()) {
            throw new Refused(Refusal.input("file", "calendar.file"));
        }
        Refused.unlessEmpty(refusals);
        return days;
    }

    private static void read(NamedCsvRecord line, List<SpecialDay> days, List<Refusal> refusals) {
        try {
            var kind = line.getField("kind").strip();
            if (!kind.equals("off") && !kind.equals("work")) {
                throw new DateTimeException(kind);
            }
            days.add(
                    new SpecialDay(
                            LocalDate.parse(line.getField("date").strip()),
                            kind.equals("work"),
                            line.getField("name").strip(),
                            line.findField("source").orElse(""),
                            line.findField("standing")
                                    .filter("decreed recalled"::contains)
                                    .orElse("local")));
        } catch (DateTimeException unreadable) {
            refusals.add(
                    Refusal.input(
                            "file",
                            "calendar.line",
                            line.getStartingLineNumber(),
                            unreadable.getMessage()));
        }
    }
}
