package org.matricula.registry.roster;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.web.bind.annotation.BindParam;

/// What a list is asked for, as it comes in an address: read strictly, every unreadable value
/// named.
///
/// @param sort one of [#ORDERS]; a search has its own order
/// @param view the saved view it is seen through, `all` for none
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
        @Nullable String limit,
        @Nullable String sort,
        @Nullable String view) {

    /// The orders an index gives: by place and number, by number, by name.
    static final List<String> ORDERS = List.of("place", "number", "name");

    private static final List<String> NAMES =
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
                    "asOf",
                    "sort",
                    "view");

    /// By the names the interface knows them.
    static Asked of(Map<String, String> named) {
        var status = named.get("status");
        return new Asked(
                null,
                named.get("unit"),
                named.get("grade"),
                named.get("major"),
                named.get("class"),
                status == null ? null : List.of(status.split(",")),
                named.get("sex"),
                named.get("entryYear"),
                named.get("level"),
                named.get("registration"),
                named.get("asOf"),
                null,
                null,
                named.get("sort"),
                null);
    }

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
        if (blank(sort) != null && !ORDERS.contains(blank(sort))) {
            refusals.add(Refusal.input("sort", "students.sort", sort + ""));
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
                most == null ? 50 : most,
                blank(sort));
    }

    /// Where the same list goes on, or is asked for in another shape.
    String address(String path, @Nullable String cursor) {
        return address(path, pairs(NAMES, cursor));
    }

    /// Where the same list is seen through a view; what was searched for is left behind.
    String address(String path, UUID view) {
        var pairs = pairs(KEPT, null);
        add(pairs, "view", view.toString());
        return address(path, pairs);
    }

    /// What a view keeps of it.
    String filters() {
        return String.join("&", pairs(KEPT, null));
    }

    private static final List<String> KEPT =
            NAMES.stream().filter(it -> !it.equals("q") && !it.equals("view")).toList();

    private static final List<String> NARROWING =
            NAMES.stream().filter(it -> !it.equals("sort") && !it.equals("view")).toList();

    private List<String> pairs(List<String> wanted, @Nullable String cursor) {
        var values =
                Arrays.asList(
                        q, unit, grade, major, clazz, sex, entryYear, level, registration, asOf,
                        sort, view);
        var pairs = new ArrayList<String>();
        for (var i = 0; i < NAMES.size(); i++) {
            if (wanted.contains(NAMES.get(i))) {
                add(pairs, NAMES.get(i), values.get(i));
            }
        }
        if (status != null) {
            status.forEach(it -> add(pairs, "status", it));
        }
        add(pairs, "cursor", cursor);
        return pairs;
    }

    private static String address(String path, List<String> pairs) {
        return pairs.isEmpty() ? path : path + "?" + String.join("&", pairs);
    }

    private static void add(List<String> pairs, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    /// Whether anything narrows the list.
    boolean narrowed() {
        return !pairs(NARROWING, null).isEmpty();
    }

    /// Whether the list is asked for as it is, without anything.
    boolean plain() {
        return pairs(NAMES, cursor).isEmpty();
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
