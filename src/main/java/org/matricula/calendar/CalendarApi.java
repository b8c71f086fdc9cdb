package org.matricula.calendar;

import java.io.StringReader;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.UnitsInSight;
import org.matricula.page.Allowed;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Working days and terms for other systems.
@RestController
@RequestMapping("/api/v1/calendar")
@Allowed(Allowed.SIGNED_IN)
class CalendarApi {

    record Days(int year, List<SpecialDay> items) {}

    record TermList(List<Term> items) {}

    record Marked(boolean working, @Nullable String name, @Nullable String source) {}

    /// @param csv lines of `date,kind,name` with a heading, as the page takes them
    record Sheet(@Nullable String csv, @Nullable String source) {}

    private final DayRows days;
    private final Terms terms;
    private final MarkDay markDay;
    private final LoadDays loadDays;
    private final UnitsInSight inSight;
    private final Clock clock;

    CalendarApi(
            DayRows days,
            Terms terms,
            MarkDay markDay,
            LoadDays loadDays,
            UnitsInSight inSight,
            Clock clock) {
        this.days = days;
        this.terms = terms;
        this.markDay = markDay;
        this.loadDays = loadDays;
        this.inSight = inSight;
        this.clock = clock;
    }

    /// The days that differ from the plain week.
    @GetMapping("/days")
    Days days(@RequestParam(required = false) @Nullable Integer year) {
        var asked = year == null ? LocalDate.now(clock).getYear() : year;
        return new Days(asked, days.of(Math.clamp(asked, 1900, 2999)));
    }

    @PutMapping("/days/{on}")
    @Allowed("administrator")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void mark(@PathVariable LocalDate on, @RequestBody Marked day) {
        markDay.mark(
                on,
                day.working(),
                day.name() == null ? "" : day.name(),
                day.source() == null ? "" : day.source());
    }

    @PostMapping("/days")
    @Allowed("administrator")
    LoadDays.Loaded load(@RequestBody Sheet sheet) {
        if (sheet.csv() == null || sheet.csv().isBlank()) {
            throw new Refused(Refusal.input("csv", "calendar.file"));
        }
        var source = sheet.source() == null ? "api" : sheet.source();
        return loadDays.load(new StringReader(sheet.csv()), source);
    }

    /// The terms that the acting person's own unit follows.
    @GetMapping("/terms")
    TermList terms() {
        UUID unit = inSight.unit();
        return new TermList(unit == null ? List.of() : terms.of(unit));
    }
}
