package org.matricula.exchange.oneroster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a caller wants of a list: which rows, in which order, from where, how many, which fields.
///
/// @param clauses one, or two joined
/// @param or whether either of two clauses will do
/// @param fields the only ones to be answered; empty for all
record Asked(
        int limit,
        long offset,
        @Nullable Field sort,
        boolean descending,
        List<Clause> clauses,
        boolean or,
        Set<String> fields) {

    /// One comparison of a filter.
    record Clause(Field field, String operator, String value) {}

    static final Asked ALL =
            new Asked(Integer.MAX_VALUE, 0, null, false, List.of(), false, Set.of());

    private static final int USUAL = 100;
    private static final int MOST = 10_000;
    private static final Pattern CLAUSE =
            Pattern.compile(
                    "\\s*([A-Za-z]+(?:\\.[A-Za-z]+)?)\\s*(>=|<=|!=|=|>|<|~)\\s*'([^']*)'\\s*");
    private static final Pattern JOIN = Pattern.compile("(AND|OR)(?=\\s)");

    /// @throws Unanswerable with the standard's code where the question is malformed
    static Asked of(Resource resource, Map<String, String> query) {
        var sort = Optional.ofNullable(query.get("sort")).flatMap(resource::named);
        var clauses = new ArrayList<Clause>();
        var or = filter(resource, query.getOrDefault("filter", ""), clauses);
        return new Asked(
                (int) number(query, "limit", USUAL, 1, MOST),
                number(query, "offset", 0, 0, Long.MAX_VALUE),
                sort.filter(it -> it.type() != Field.Type.ROLES).orElse(null),
                "desc".equalsIgnoreCase(query.get("orderBy")),
                List.copyOf(clauses),
                or,
                fields(resource, query.get("fields")));
    }

    private static long number(
            Map<String, String> query, String name, long usual, long least, long most) {
        var text = query.get(name);
        if (text == null) {
            return usual;
        }
        try {
            var number = Long.parseLong(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException none) {
            // told below
        }
        throw Unanswerable.bad(
                "invaliddata", name + " is a whole number from " + least + " to " + most);
    }

    private static boolean filter(Resource resource, String text, List<Clause> clauses) {
        if (text.isBlank()) {
            return false;
        }
        var at = CLAUSE.matcher(text);
        if (!at.lookingAt()) {
            throw malformed(text);
        }
        clauses.add(clause(resource, at.group(1), at.group(2), at.group(3)));
        if (at.end() == text.length()) {
            return false;
        }
        var join = JOIN.matcher(text).region(at.end(), text.length());
        if (!join.lookingAt()) {
            throw malformed(text);
        }
        at.region(join.end(), text.length());
        if (!at.matches()) {
            throw malformed(text);
        }
        clauses.add(clause(resource, at.group(1), at.group(2), at.group(3)));
        return join.group(1).equals("OR");
    }

    private static Unanswerable malformed(String text) {
        return Unanswerable.bad(
                "invalid_filter_field",
                "a filter is field, operator and 'value', at most two of them joined by AND or OR: "
                        + text);
    }

    private static Clause clause(Resource resource, String name, String operator, String value) {
        var field =
                resource.named(name)
                        .filter(it -> it.type() != Field.Type.ROLES)
                        .orElseThrow(() ->
                                Unanswerable.bad(
                                        "invalid_filter_field",
                                        "no filter by " + name + " on " + resource.plural()));
        return new Clause(field, operator, value);
    }

    private static Set<String> fields(Resource resource, @Nullable String list) {
        if (list == null || list.isBlank()) {
            return Set.of();
        }
        var wanted = new LinkedHashSet<>(Arrays.asList(list.strip().split("\\s*,\\s*")));
        var there = resource.fields().stream().map(Field::name).toList();
        wanted.stream()
                .filter(it -> !there.contains(it))
                .findFirst()
                .ifPresent(it -> {
                    throw Unanswerable.bad(
                            "invalid_selection_field",
                            "no field " + it + " in " + resource.plural());
                });
        return wanted;
    }
}
