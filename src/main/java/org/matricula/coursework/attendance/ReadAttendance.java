package org.matricula.coursework.attendance;

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
import org.matricula.policy.Policies;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What was missed, of a lesson and of a term.
@Service
class ReadAttendance {

    private static final int MOST = 5000;

    private final MissedLessons missedLessons;
    private final Units units;
    private final Terms terms;
    private final Policies policies;
    private final MessageSource messages;
    private final Clock clock;

    ReadAttendance(
            MissedLessons missedLessons,
            Units units,
            Terms terms,
            Policies policies,
            MessageSource messages,
            Clock clock) {
        this.missedLessons = missedLessons;
        this.units = units;
        this.terms = terms;
        this.policies = policies;
        this.messages = messages;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    RollView roll(UUID task, LocalDate day, int lesson) {
        var it = missedLessons.lesson(task);
        var actor = Acting.now();
        var by = AttendancePolicies.measure(policies, it.institutionId(), LocalDate.now(clock));
        return new RollView(
                it,
                missedLessons.roll(task, day, lesson, by),
                it.mine() || actor.holds("registrar", "department-registrar"),
                it.hours() == null ? null : Math.ceilDiv(it.hours() * by.share(), 100));
    }

    /// @param term the running term, or the last, where none is named
    @Transactional(readOnly = true)
    SumsView sums(@Nullable UUID term) {
        var actor = Acting.now();
        var institution = actor.unit() == null ? null : units.get(actor.unit()).institutionId();
        if (institution == null) {
            return new SumsView(null, List.of(), List.of(), 0);
        }
        var today = LocalDate.now(clock);
        var all = terms.of(institution);
        var shown =
                term == null
                        ? terms.lastBegun(institution, today).orElse(null)
                        : all.stream()
                                .filter(it -> it.id().equals(term))
                                .findFirst()
                                .orElseThrow(() -> new Absent("term " + term));
        var choices =
                all.stream()
                        .map(it -> new Choice(it.id().toString(), it.year() + " " + it.name()))
                        .toList();
        if (shown == null) {
            return new SumsView(null, choices, List.of(), 0);
        }
        var by = AttendancePolicies.measure(policies, institution, today);
        return new SumsView(
                shown,
                choices,
                missedLessons.sums(
                        actor.scope().lo(),
                        actor.scope().hi(),
                        shown.from(),
                        shown.until(),
                        by,
                        MOST),
                policies.value(AttendancePolicies.WARN_AT, institution, today));
    }

    @Transactional(readOnly = true)
    void sheet(@Nullable UUID term, Locale locale, OutputStream out) throws IOException {
        var view = sums(term);
        var heads =
                Stream.of(
                                "page.name",
                                "coursework.student-number",
                                "coursework.class",
                                "attendance.absent",
                                "attendance.late",
                                "attendance.early",
                                "attendance.excused",
                                "attendance.counted",
                                "attendance.barred")
                        .map(key -> messages.getMessage(key, null, locale))
                        .toList();
        var title = messages.getMessage("attendance", null, locale);
        try (var sheet = SheetWriter.xlsx(out, SheetDesign.of(title, heads))) {
            for (var it : view.lines()) {
                sheet.row(
                        Arrays.asList(
                                it.name(),
                                it.studentNumber(),
                                it.unit(),
                                it.absent(),
                                it.late(),
                                it.early(),
                                it.excused(),
                                it.counted(),
                                it.overCourses()));
            }
        }
    }
}
