package org.matricula.registry.roster;

import org.matricula.kernel.Cursor;
import org.matricula.kernel.Slice;
import org.matricula.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// 名册: finds students within reach, page by page along an index.
@Repository
@Transactional(readOnly = true)
class Roster {

    private static final String COLUMNS =
            """
            s.enrolment_id, s.person_id, s.scope_pos, s.name, s.student_number, s.sex, s.birth_on, s.ethnicity,
            s.status, s.status_since, s.grade_level, s.entry_year, s.level, s.boarding, s.registration, s.unit_id,
            s.institution_id
            """;

    private static final String TODAY = "registry.student s";

    private static final String AS_OF =
            """
            (select t.enrolment_id, t.person_id, t.institution_id, o.scope_pos, t.name, t.pinyin, t.initials,
                    t.student_number, t.sex, t.birth_on, t.ethnicity, o.status, lower(o.during) as status_since,
                    o.unit_id, o.grade_level, t.entry_year, t.level, t.boarding, t.registration
               from registry.standing_on(:asOf) o join registry.student t on t.enrolment_id = o.enrolment_id) s
            """;

    private final JdbcClient sql;
    private final Vault vault;

    Roster(JdbcClient sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    Slice<StudentRow> find(StudentQuery query) {
        var search = Search.of(query.words());
        var parameters = new HashMap<String, Object>();
        var filters = filters(query, parameters);
        var from = query.cursor() == null ? null : Cursor.read(query.cursor(), 3);
        var parts = new ArrayList<String>();
        for (var i = 0; i < search.branches().size(); i++) {
            if (from == null || Integer.parseInt(from.getFirst()) <= i) {
                parts.add(part(i, search, filters, from, query, parameters));
            }
        }
        if (parts.isEmpty()) {
            return new Slice<>(List.of(), null);
        }
        parameters.put("limit", query.limit() + 1);
        var rows =
                sql.sql(
                                """
                                select f.branch, f.key, f.enrolment_id, f.person_id, f.scope_pos, f.name, f.student_number,
                                       f.sex, f.birth_on, f.ethnicity, f.status, f.status_since, f.grade_level, f.entry_year,
                                       f.level, f.boarding, f.registration, %s as unit,
                                       coalesce(%s, '') as parent_unit, %s as institution,
                                       i.code as institution_code
                                  from (select * from (%s) f order by branch, key, enrolment_id limit :limit) f
                                  join organisation.unit u on u.id = f.unit_id
                                  left join organisation.unit p on p.id = u.parent_id
                                  join organisation.unit i on i.id = f.institution_id
                                 order by f.branch, f.key, f.enrolment_id
                                """
                                        .formatted(
                                                called("u", query),
                                                called("p", query),
                                                called("i", query),
                                                String.join("\nunion all\n", parts)))
                        .params(parameters)
                        .query(StudentRow.class)
                        .list();
        return Slice.of(
                rows, query.limit(), it -> Cursor.of(it.branch(), it.key(), it.enrolmentId()));
    }

    long count(StudentQuery query) {
        return count(query, Long.MAX_VALUE);
    }

    /// How many there are, counting no further than `most`.
    long count(StudentQuery query, long most) {
        var search = Search.of(query.words());
        var parameters = new HashMap<String, Object>();
        var filters = filters(query, parameters);
        var either = new ArrayList<String>();
        for (var i = 0; i < search.branches().size(); i++) {
            either.add("(" + condition(i, search.branches().get(i), parameters) + ")");
        }
        if (either.isEmpty()) {
            return 0;
        }
        var joins =
                search.branches().stream()
                        .map(Search.Branch::join)
                        .collect(Collectors.joining(" "));
        parameters.put("most", most);
        return sql.sql(
                        "select count(*) from (select %s s.enrolment_id from %s %s where %s and (%s) limit :most) c"
                                .formatted(
                                        joins.isBlank() ? "" : "distinct",
                                        source(query),
                                        joins,
                                        filters,
                                        String.join(" or ", either)))
                .params(parameters)
                .query(Long.class)
                .single();
    }

    /// A list of a day shows the names of that day.
    private static String called(String unit, StudentQuery query) {
        return query.asOf() == null
                ? unit + ".name"
                : "organisation.name_on(" + unit + ".id, :asOf)";
    }

    private static String source(StudentQuery query) {
        return query.asOf() == null ? TODAY : AS_OF;
    }

    private String part(
            int i,
            Search search,
            String filters,
            @org.jspecify.annotations.Nullable List<String> from,
            StudentQuery query,
            Map<String, Object> parameters) {
        var branch = search.branches().get(i);
        var key = branch.key().isEmpty() ? PLACE : branch.key();
        var conditions = new ArrayList<>(List.of(filters, condition(i, branch, parameters)));
        for (var earlier = 0; earlier < i; earlier++) {
            conditions.add(
                    "not (" + condition(earlier, search.branches().get(earlier), parameters) + ")");
        }
        if (from != null && Integer.parseInt(from.getFirst()) == i) {
            conditions.add(after(branch, from, parameters));
        }
        return "(select %d as branch, %s as key, %s from %s %s where %s order by %s, s.enrolment_id limit :limit)"
                .formatted(
                        i,
                        key,
                        COLUMNS,
                        source(query),
                        branch.join(),
                        String.join(" and ", conditions),
                        branch.key().isEmpty() ? "s.scope_pos, s.student_number" : key);
    }

    /// A place in the tree and a number as one text that sorts as the pair does.
    private static final String PLACE =
            "to_char(s.scope_pos, 'FM0000000000000000000') || s.student_number";

    private static String after(
            Search.Branch branch, List<String> from, Map<String, Object> parameters) {
        parameters.put("lastId", UUID.fromString(from.get(2)));
        if (!branch.key().isEmpty()) {
            parameters.put("lastKey", from.get(1));
            return "(%s, s.enrolment_id) > (:lastKey, :lastId)".formatted(branch.key());
        }
        parameters.put("lastPlace", Long.valueOf(from.get(1).substring(0, 19)));
        parameters.put("lastNumber", from.get(1).substring(19));
        return "(s.scope_pos, s.student_number, s.enrolment_id) > (:lastPlace, :lastNumber,"
                   + " :lastId)";
    }

    private String condition(int i, Search.Branch branch, Map<String, Object> parameters) {
        if (branch.purpose() != null) {
            parameters.put(
                    "digest" + i,
                    branch.values().stream()
                            .map(it -> vault.digest(branch.purpose(), it))
                            .toList());
        } else {
            parameters.put("from" + i, branch.value());
            parameters.put("until" + i, Search.end(branch.value()));
        }
        return branch.condition()
                .replace(":from", ":from" + i)
                .replace(":until", ":until" + i)
                .replace(":digest", ":digest" + i);
    }

    private static String filters(StudentQuery query, Map<String, Object> parameters) {
        var conditions = new ArrayList<String>();
        conditions.add("s.scope_pos between :lo and :hi");
        parameters.put("lo", query.lo());
        parameters.put("hi", query.hi());
        if (!query.statuses().isEmpty()) {
            conditions.add("s.status in (:statuses)");
            parameters.put("statuses", query.statuses());
        }
        equal("s.sex", "sex", query.sex(), conditions, parameters);
        equal("s.grade_level", "gradeLevel", query.gradeLevel(), conditions, parameters);
        equal("s.entry_year", "entryYear", query.entryYear(), conditions, parameters);
        equal("s.level", "level", query.level(), conditions, parameters);
        equal("s.registration", "registration", query.registration(), conditions, parameters);
        if (query.asOf() != null) {
            parameters.put("asOf", query.asOf());
        }
        return String.join(" and ", conditions);
    }

    private static void equal(
            String column,
            String name,
            @org.jspecify.annotations.Nullable Object value,
            List<String> conditions,
            Map<String, Object> parameters) {
        if (value != null) {
            conditions.add(column + " = :" + name);
            parameters.put(name, value);
        }
    }
}
