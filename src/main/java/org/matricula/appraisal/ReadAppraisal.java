package org.matricula.appraisal;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.calendar.Terms;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Units;
import org.matricula.page.Choice;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What the pages of appraisal show.
@Service
class ReadAppraisal {

    private static final int PAGE = 1000;

    private final ConductNotes notes;
    private final NoteConduct noteConduct;
    private final Appraisals rounds;
    private final AppraisalScores scores;
    private final Units units;
    private final Terms terms;
    private final MessageSource messages;
    private final Clock clock;

    ReadAppraisal(
            ConductNotes notes,
            NoteConduct noteConduct,
            Appraisals rounds,
            AppraisalScores scores,
            Units units,
            Terms terms,
            MessageSource messages,
            Clock clock) {
        this.notes = notes;
        this.noteConduct = noteConduct;
        this.rounds = rounds;
        this.scores = scores;
        this.units = units;
        this.terms = terms;
        this.messages = messages;
        this.clock = clock;
    }

    /// @param unit the class; the only one within reach where none is named
    @Transactional(readOnly = true)
    ConductView conduct(@Nullable UUID unit, @Nullable UUID standard, @Nullable LocalDate on) {
        var actor = Acting.now();
        var here = actor.unit() == null ? null : units.get(actor.unit());
        if (here == null || here.institutionId() == null) {
            throw new Absent("unit");
        }
        var classes =
                here.kind().equals("class")
                        ? List.of(new Choice(here.id().toString(), here.name()))
                        : units.below(here.id(), "class").stream()
                                .map(it -> new Choice(it.id().toString(), it.name()))
                                .toList();
        var day = on == null ? LocalDate.now(clock) : on;
        var standards = notes.standards(here.institutionId());
        var chosen = standard != null || standards.isEmpty() ? standard : standards.getFirst().id();
        var only = classes.size() == 1 ? UUID.fromString(classes.getFirst().value()) : unit;
        var shown = only == null ? null : noteConduct.reached(only);
        return new ConductView(
                only,
                shown == null ? "" : shown.name(),
                here.institutionId(),
                classes,
                standards.stream().map(it -> new Choice(it.id().toString(), it.name())).toList(),
                chosen,
                day,
                shown == null || chosen == null ? List.of() : notes.lines(shown, chosen, day),
                actor.holds("registrar", "academic-office-head"));
    }

    @Transactional(readOnly = true)
    List<Round> rounds(@Nullable UUID after, int most) {
        return rounds.page(after, most);
    }

    @Transactional(readOnly = true)
    Round round(UUID id) {
        return rounds.get(id);
    }

    @Transactional(readOnly = true)
    List<Scored> scored(UUID id, boolean proposedOnly, @Nullable UUID after, int most) {
        rounds.get(id);
        return scores.list(id, proposedOnly, after, most);
    }

    /// Terms of the acting person's school.
    @Transactional(readOnly = true)
    List<Choice> terms() {
        var actor = Acting.now();
        return actor.unit() == null
                ? List.of()
                : terms.of(actor.unit()).stream()
                        .map(it -> new Choice(it.id().toString(), it.year() + " " + it.name()))
                        .toList();
    }

    @Transactional(readOnly = true)
    void sheet(UUID id, Locale locale, OutputStream out) throws IOException {
        var it = rounds.get(id);
        var heads =
                Stream.of(
                                "appraisal.sort",
                                "page.name",
                                "appraisal.student-number",
                                "appraisal.in",
                                "appraisal.members",
                                "appraisal.verdict.outstanding",
                                "appraisal.verdict.missed",
                                "appraisal.points",
                                "appraisal.proposed",
                                "appraisal.changed")
                        .map(key -> text(key, locale))
                        .toList();
        try (var sheet =
                SheetWriter.xlsx(out, SheetDesign.of(text("appraisal.rounds", locale), heads))) {
            UUID after = null;
            List<Scored> page;
            do {
                page = scores.list(it.id(), false, after, PAGE);
                after = page.isEmpty() ? null : page.getLast().subject();
                for (var line : page) {
                    sheet.row(
                            Arrays.asList(
                                    text("appraisal.sort." + line.sort(), locale),
                                    line.name(),
                                    line.number(),
                                    line.unit(),
                                    line.members(),
                                    line.outstanding(),
                                    line.missed(),
                                    line.points(),
                                    text(line.proposed() ? "page.yes" : "page.no", locale),
                                    line.changedWhy()));
                }
            } while (page.size() == PAGE);
        }
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
