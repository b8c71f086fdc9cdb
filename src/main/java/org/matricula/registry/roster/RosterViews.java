package org.matricula.registry.roster;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.page.Choice;
import org.matricula.page.Fact;
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
    private final KeepViews keep;
    private final RosterUnits rosterUnits;
    private final Units units;
    private final Codes codes;
    private final MessageSource messages;
    private final Clock clock;

    RosterViews(
            Roster roster,
            KeepViews keep,
            RosterUnits rosterUnits,
            Units units,
            Codes codes,
            MessageSource messages,
            Clock clock) {
        this.roster = roster;
        this.keep = keep;
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
        var saved = keep.all();
        return new RosterView(
                chosen(asked),
                slice.items().stream().map(it -> line(it, several, locale)).toList(),
                total,
                slice.next() == null ? null : asked.address(path, slice.next()),
                query.cursor() == null ? null : asked.address(path, (String) null),
                asked.address("/students/export", (String) null),
                asked.address("/students/views", (String) null),
                asked.narrowed(),
                mayWrite(),
                saved,
                saved.stream()
                        .filter(it -> it.id().toString().equals(asked.view()))
                        .findFirst()
                        .orElse(null));
    }

    /// What the list is narrowed to, in words, for whoever keeps it as a view.
    List<Fact> told(Asked asked, Locale locale) {
        var facts = new ArrayList<Fact>();
        for (var it : Arrays.asList(asked.unit(), asked.major(), asked.clazz())) {
            if (it != null && !it.isBlank()) {
                facts.add(new Fact(say("page.unit", locale), unit(it)));
            }
        }
        if (asked.status() != null) {
            for (var it : asked.status()) {
                fact(facts, "registry.status", codes.label("student-status", it), locale);
            }
        }
        fact(facts, "registry.grade", asked.grade(), locale);
        fact(facts, "registry.sex", codes.label("sex", asked.sex()), locale);
        fact(facts, "registry.entry-year", asked.entryYear(), locale);
        fact(facts, "registry.level", codes.label("level", asked.level()), locale);
        fact(facts, "registry.as-of", asked.asOf(), locale);
        if (asked.registration() != null && !asked.registration().isBlank()) {
            var word = messages.getMessage(
                    "registry.registration." + asked.registration(), null, asked.registration(), locale);
            fact(facts, "registry.registration", word, locale);
        }
        if (asked.sort() != null && Asked.ORDERS.contains(asked.sort())) {
            fact(facts, "registry.sort", say("registry.sort." + asked.sort(), locale), locale);
        }
        return facts;
    }

    private void fact(List<Fact> facts, String key, @Nullable String value, Locale locale) {
        if (value != null && !value.isBlank()) {
            facts.add(new Fact(say(key, locale), value));
        }
    }

    private String unit(String id) {
        try {
            return units.find(UUID.fromString(id.strip())).map(Unit::name).orElse("");
        } catch (IllegalArgumentException unreadable) {
            return "";
        }
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
        put(chosen, "sort", asked.sort());
        put(chosen, "view", asked.view());
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
