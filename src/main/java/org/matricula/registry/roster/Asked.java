package org.matricula.registry.roster;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.web.bind.annotation.BindParam;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// What a list is asked for, as it comes in an address: read strictly, every unreadable value
/// named.
///
/// @param major a unit's identifier, as `unit`, `grade` (or a level's number) and `clazz` may be
record Asked(
        @Nullable String q,
        @Nullable String unit,
        @Nullable String grade,
        @Nullable String major,
        @BindParam("class") @JsonProperty("class") @Nullable String clazz,
        @Nullable List<String> status,
        @Nullable String sex,
        @Nullable String entryYear,
        @Nullable String level,
        @Nullable String registration,
        @Nullable String asOf,
        @Nullable String cursor,
        @Nullable String limit) {

    StudentQuery query(Units units) {
        var refusals = new ArrayList<Refusal>();
        var gradeLevel = shortNumber(grade) ? number("grade", grade, refusals) : null;
        var lo = 0L;
        var hi = Long.MAX_VALUE;
        var narrowing =
                Stream.of(unit, shortNumber(grade) ? null : grade, major, clazz)
                        .filter(it -> it != null && !it.isBlank())
                        .toList();
        for (var it : narrowing) {
            var found = unit(units, it, refusals);
            lo = Math.max(lo, found == null ? 1 : found.pos());
            hi = Math.min(hi, found == null ? 0 : found.posEnd());
        }
        var year = number("entryYear", entryYear, refusals);
        var day = day(refusals);
        var most = number("limit", limit, refusals);
        if (most != null && (most < 1 || most > StudentQuery.MOST)) {
            refusals.add(Refusal.input("limit", "students.limit", StudentQuery.MOST));
        }
        Refused.unlessEmpty(refusals);
        return new StudentQuery(
                blank(q),
                lo,
                hi,
                status == null ? List.of() : status.stream().filter(it -> !it.isBlank()).toList(),
                blank(sex),
                gradeLevel,
                year,
                blank(level),
                blank(registration),
                day,
                blank(cursor),
                most == null ? 50 : most);
    }

    /// Where the same list goes on, or is asked for in another shape.
    String address(String path, @Nullable String cursor) {
        var pairs = new ArrayList<String>();
        var names =
                List.of(
                        "q",
                        "unit",
                        "grade",
                        "major",
                        "class",
                        "sex",
                        "entryYear",
                        "level",
                        "registration",
                        "asOf");
        var values =
                Arrays.asList(
                        q, unit, grade, major, clazz, sex, entryYear, level, registration, asOf);
        for (var i = 0; i < names.size(); i++) {
            add(pairs, names.get(i), values.get(i));
        }
        if (status != null) {
            status.forEach(it -> add(pairs, "status", it));
        }
        add(pairs, "cursor", cursor);
        return pairs.isEmpty() ? path : path + "?" + String.join("&", pairs);
    }

    private static void add(List<String> pairs, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    /// Whether anything narrows the list.
    boolean narrowed() {
        return !address("", null).isEmpty();
    }

    private static boolean shortNumber(@Nullable String text) {
        return text != null && text.matches("\\d{1,2}");
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable Integer number(
            String field, @Nullable String text, List<Refusal> refusals) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!text.strip().matches("\\d{1,6}")) {
            refusals.add(Refusal.input(field, "students.number", text));
            return null;
        }
        return Integer.valueOf(text.strip());
    }

    private @Nullable LocalDate day(List<Refusal> refusals) {
        if (asOf == null || asOf.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(asOf.strip());
        } catch (DateTimeParseException unreadable) {
            refusals.add(Refusal.input("asOf", "students.day", asOf));
            return null;
        }
    }

    private static @Nullable Unit unit(Units units, String text, List<Refusal> refusals) {
        try {
            return units.find(UUID.fromString(text.strip())).orElse(null);
        } catch (IllegalArgumentException unreadable) {
            refusals.add(Refusal.input("unit", "students.unit", text));
            return null;
        }
    }
}
