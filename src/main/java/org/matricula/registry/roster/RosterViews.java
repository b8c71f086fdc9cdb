package org.matricula.registry.roster;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Units;
import org.matricula.page.Choice;
import org.matricula.registry.OpenToRegistrars;
import org.matricula.registry.StatusChip;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;

/// The list of students in words.
@Component
class RosterViews {

    private static final int HIGHEST_GRADE = 12;
    private static final int YEARS_SHOWN = 12;

    private final Roster roster;
    private final RosterUnits rosterUnits;
    private final Units units;
    private final Codes codes;
    private final MessageSource messages;
    private final Clock clock;

    RosterViews(
            Roster roster,
            RosterUnits rosterUnits,
            Units units,
            Codes codes,
            MessageSource messages,
            Clock clock) {
        this.roster = roster;
        this.rosterUnits = rosterUnits;
        this.units = units;
        this.codes = codes;
        this.messages = messages;
        this.clock = clock;
    }

    RosterView of(Asked asked, String path, Locale locale) {
        var query = asked.query(units);
        var slice = roster.find(query);
        var several =
                slice.items().stream().map(StudentRow::institutionCode).distinct().count() > 1;
        var total = query.cursor() == null ? roster.count(query, RosterView.COUNTED + 1) : null;
        return new RosterView(
                chosen(asked),
                slice.items().stream().map(it -> line(it, several, locale)).toList(),
                total,
                slice.next() == null ? null : asked.address(path, slice.next()),
                query.cursor() == null ? null : asked.address(path, null),
                asked.address("/students/export", null),
                asked.narrowed(),
                mayWrite());
    }

    RosterView.Filters filters(Locale locale) {
        var thisYear = LocalDate.now(clock).getYear();
        return new RosterView.Filters(
                rosterUnits.choices(),
                codes.list("student-status").stream()
                        .filter(it -> !it.code().equals("05") && !it.code().equals("99"))
                        .map(it -> new Choice(it.code(), it.label(locale)))
                        .toList(),
                codes.list("sex").stream()
                        .map(it -> new Choice(it.code(), it.label(locale)))
                        .toList(),
                IntStream.rangeClosed(1, HIGHEST_GRADE)
                        .mapToObj(it ->
                                new Choice("" + it, say("registry.grade-level", locale, "" + it)))
                        .toList(),
                IntStream.range(0, YEARS_SHOWN)
                        .mapToObj(it -> "" + (thisYear - it))
                        .map(it -> new Choice(it, say("registry.entry-year.of", locale, it)))
                        .toList(),
                List.of("entered", "registered", "returned").stream()
                        .map(it -> new Choice(it, say("registry.registration." + it, locale)))
                        .toList());
    }

    private RosterView.Line line(StudentRow row, boolean several, Locale locale) {
        return new RosterView.Line(
                row.enrolmentId(),
                href(row, several),
                row.name(),
                row.studentNumber(),
                codes.label("sex", row.sex(), locale),
                row.unit(),
                several ? row.institution() : row.parentUnit(),
                row.gradeLevel(),
                row.entryYear(),
                StatusChip.of(codes, row.status(), locale),
                row.statusSince().toString(),
                codes.label("level", row.level(), locale),
                row.registration().equals("registered")
                        ? null
                        : say("registry.registration." + row.registration(), locale));
    }

    /// A number names a student within one school; where the list shows several, the school is
    /// named too. Who has no number yet is named by the enrolment.
    private static String href(StudentRow row, boolean several) {
        if (row.studentNumber().isEmpty()) {
            return "/students/" + row.enrolmentId();
        }
        var number = URLEncoder.encode(row.studentNumber(), StandardCharsets.UTF_8);
        return "/students/" + number + (several ? "?institution=" + row.institutionCode() : "");
    }

    private static Map<String, String> chosen(Asked asked) {
        var chosen = new HashMap<String, String>();
        put(chosen, "q", asked.q());
        put(chosen, "unit", asked.unit());
        put(chosen, "grade", asked.grade());
        put(
                chosen,
                "status",
                asked.status() == null || asked.status().isEmpty()
                        ? null
                        : asked.status().getFirst());
        put(chosen, "sex", asked.sex());
        put(chosen, "entryYear", asked.entryYear());
        put(chosen, "registration", asked.registration());
        put(chosen, "asOf", asked.asOf());
        return chosen;
    }

    private static void put(Map<String, String> chosen, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            chosen.put(name, value);
        }
    }

    private static boolean mayWrite() {
        var allowed =
                AnnotatedElementUtils.findMergedAnnotation(
                        OpenToRegistrars.class, org.matricula.page.Allowed.class);
        return allowed != null && Acting.now().holds(allowed.value());
    }

    private String say(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
