package org.matricula.exchange.oneroster;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.exchange.access.ClientScope;
import org.matricula.exchange.access.StatusInfo;
import org.matricula.kernel.Acting;
import org.matricula.page.Allowed;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/// The services of OneRoster 1.2 that are provided: rostering and the reading half of the
/// gradebook.
@RestController
@Allowed("data-client")
class OneRosterApi {

    private static final String TOTAL = "X-Total-Count";

    private final RosterRows rows;
    private final Shaped shaped;
    private final Ledger ledger;

    OneRosterApi(RosterRows rows, Shaped shaped, Ledger ledger) {
        this.rows = rows;
        this.shaped = shaped;
        this.ledger = ledger;
    }

    @GetMapping(Shaped.ROSTERING + "{collection}")
    ResponseEntity<Map<String, Object>> rosters(
            @PathVariable String collection,
            @RequestParam Map<String, String> query,
            Authentication who) {
        var of = known(Narrowing.rostering(collection));
        asks(who, core(of.of()));
        return list(of, query, Shaped.ROSTERING + collection);
    }

    @GetMapping(Shaped.ROSTERING + "{collection}/{id}")
    Map<String, Object> roster(
            @PathVariable String collection,
            @PathVariable String id,
            @RequestParam Map<String, String> query,
            Authentication who) {
        var of = known(Narrowing.rostering(collection));
        asks(who, core(of.of()));
        return one(of, id, query);
    }

    @GetMapping(Shaped.ROSTERING + "{above}/{id}/{collection}")
    ResponseEntity<Map<String, Object>> below(
            @PathVariable String above,
            @PathVariable String id,
            @PathVariable String collection,
            @RequestParam Map<String, String> query,
            Authentication who) {
        asks(who, List.of(ClientScope.ROSTER));
        present(Narrowing.rostering(above), id);
        var of = known(Narrowing.below(above, uuid(id), collection));
        return list(of, query, Shaped.ROSTERING + above + "/" + id + "/" + collection);
    }

    @GetMapping(Shaped.ROSTERING + "schools/{school}/classes/{id}/{collection}")
    ResponseEntity<Map<String, Object>> ofClassInSchool(
            @PathVariable String school,
            @PathVariable String id,
            @PathVariable String collection,
            @RequestParam Map<String, String> query,
            Authentication who) {
        asks(who, List.of(ClientScope.ROSTER));
        present(
                Narrowing.all(Resource.CLASS).and("r.school = :school", "school", uuid(school)),
                id);
        var of = known(Narrowing.below("classes", uuid(id), collection));
        return list(
                of,
                query,
                Shaped.ROSTERING + "schools/" + school + "/classes/" + id + "/" + collection);
    }

    @GetMapping(Shaped.GRADEBOOK + "{collection}")
    ResponseEntity<Map<String, Object>> grades(
            @PathVariable String collection,
            @RequestParam Map<String, String> query,
            Authentication who) {
        var of = known(Narrowing.gradebook(collection));
        asks(who, core(of.of()));
        return list(of, query, Shaped.GRADEBOOK + collection);
    }

    @GetMapping(Shaped.GRADEBOOK + "{collection}/{id}")
    Map<String, Object> grade(
            @PathVariable String collection,
            @PathVariable String id,
            @RequestParam Map<String, String> query,
            Authentication who) {
        var of = known(Narrowing.gradebook(collection));
        asks(who, core(of.of()));
        return one(of, id, query);
    }

    @GetMapping(Shaped.GRADEBOOK + "classes/{id}/{collection}")
    ResponseEntity<Map<String, Object>> gradesOfClass(
            @PathVariable String id,
            @PathVariable String collection,
            @RequestParam Map<String, String> query,
            Authentication who) {
        asks(who, List.of(ClientScope.GRADEBOOK));
        present(Narrowing.all(Resource.CLASS), id);
        var all = known(Narrowing.gradebook(collection));
        var of =
                all.of() == Resource.CATEGORY
                        ? all
                        : all.and("r.class_id = :class", "class", uuid(id));
        return list(of, query, Shaped.GRADEBOOK + "classes/" + id + "/" + collection);
    }

    @GetMapping(Shaped.GRADEBOOK + "schools/{id}/scoreScales")
    ResponseEntity<Map<String, Object>> scalesOfSchool(
            @PathVariable String id, @RequestParam Map<String, String> query, Authentication who) {
        asks(who, List.of(ClientScope.GRADEBOOK));
        present(Narrowing.rostering("schools"), id);
        return list(
                Narrowing.all(Resource.SCORE_SCALE),
                query,
                Shaped.GRADEBOOK + "schools/" + id + "/scoreScales");
    }

    /// The results of one line item, or of one student, in a class.
    @GetMapping(Shaped.GRADEBOOK + "classes/{id}/{by}/{part}/results")
    ResponseEntity<Map<String, Object>> results(
            @PathVariable String id,
            @PathVariable String by,
            @PathVariable String part,
            @RequestParam Map<String, String> query,
            Authentication who) {
        asks(who, List.of(ClientScope.GRADEBOOK));
        present(Narrowing.all(Resource.CLASS), id);
        var ofClass = Narrowing.all(Resource.RESULT).and("r.class_id = :class", "class", uuid(id));
        var of =
                switch (by) {
                    case "students" -> ofClass.and("r.student = :student", "student", uuid(part));
                    case "lineItems" -> {
                        present(Narrowing.all(Resource.LINE_ITEM), part);
                        yield ofClass.and("r.line_item = :item", "item", part);
                    }
                    default -> throw Unanswerable.unknown();
                };
        return list(
                of, query, Shaped.GRADEBOOK + "classes/" + id + "/" + by + "/" + part + "/results");
    }

    /// Grades are entered by their teachers and published by the office; a correction is a case of
    /// its own. No other system writes one.
    @PutMapping(Shaped.GRADEBOOK + "{collection}/{id}")
    void put(@PathVariable String collection, @PathVariable String id) {
        known(Narrowing.gradebook(collection));
        throw Unanswerable.forbidden(
                "grades of this register are written by their teachers alone; nothing is put");
    }

    @ExceptionHandler
    ResponseEntity<StatusInfo> unanswerable(Unanswerable it) {
        return ResponseEntity.status(it.status()).body(it.info());
    }

    @ExceptionHandler(AccessDeniedException.class)
    ResponseEntity<StatusInfo> denied() {
        return unanswerable(Unanswerable.forbidden("this is open to registered clients alone"));
    }

    private ResponseEntity<Map<String, Object>> list(
            Narrowing of, Map<String, String> query, String path) {
        var asked = Asked.of(of.of(), query);
        var total = rows.count(of, asked);
        var page = rows.page(of, asked).stream().map(it -> shaped.json(of.of(), it)).toList();
        note(of.of(), page.size());
        return ResponseEntity.ok()
                .header(TOTAL, Long.toString(total))
                .header(HttpHeaders.LINK, links(asked, total, query, shaped.publicUrl() + path))
                .body(Map.of(of.of().plural(), page));
    }

    private Map<String, Object> one(Narrowing of, String id, Map<String, String> query) {
        var asked =
                Asked.of(
                        of.of(),
                        query.containsKey("fields")
                                ? Map.of("fields", query.get("fields"))
                                : Map.of());
        var row = rows.one(of, id, asked).orElseThrow(Unanswerable::unknown);
        note(of.of(), 1);
        return Map.of(of.of().singular(), shaped.json(of.of(), row));
    }

    /// Each reading of birthdays and grades by another system is written down (个人信息保护法 第五十四条).
    private void note(Resource read, int rows) {
        if (read != Resource.DEMOGRAPHICS && read != Resource.RESULT) {
            return;
        }
        var client = Acting.now();
        ledger.note(
                Act.of("exchange.read", "client:" + client.account())
                        .at(client.scope().lo())
                        .to(Map.of("resource", read.plural(), "rows", rows)));
    }

    private void present(@Nullable Narrowing of, String id) {
        if (rows.one(known(of), id, Asked.ALL).isEmpty()) {
            throw Unanswerable.unknown();
        }
    }

    private static Narrowing known(@Nullable Narrowing of) {
        if (of == null) {
            throw Unanswerable.unknown();
        }
        return of;
    }

    private static UUID uuid(String id) {
        return RosterRows.uuid(id).orElseThrow(Unanswerable::unknown);
    }

    private static List<ClientScope> core(Resource of) {
        if (of == Resource.DEMOGRAPHICS) {
            return List.of(ClientScope.DEMOGRAPHICS);
        }
        return of.gradebook()
                ? List.of(ClientScope.GRADEBOOK_CORE, ClientScope.GRADEBOOK)
                : List.of(ClientScope.ROSTER_CORE, ClientScope.ROSTER);
    }

    private static void asks(Authentication who, List<ClientScope> any) {
        var held = who.getAuthorities().stream().map(Object::toString).toList();
        if (any.stream().noneMatch(it -> held.contains(it.uri()))) {
            throw Unanswerable.forbidden("the token lacks the scope " + any.getLast().uri());
        }
    }

    /// RFC 8288: where to go on.
    private static String links(Asked asked, long total, Map<String, String> query, String path) {
        var links = new ArrayList<String>();
        var last = total == 0 ? 0 : (total - 1) / asked.limit() * asked.limit();
        if (asked.offset() + asked.limit() < total) {
            links.add(link(asked, asked.offset() + asked.limit(), "next", query, path));
        }
        if (asked.offset() > 0) {
            links.add(
                    link(asked, Math.max(0, asked.offset() - asked.limit()), "prev", query, path));
        }
        links.add(link(asked, 0, "first", query, path));
        links.add(link(asked, last, "last", query, path));
        return String.join(", ", links);
    }

    private static String link(
            Asked asked, long offset, String relation, Map<String, String> query, String path) {
        var target = new StringBuilder(path).append("?limit=").append(asked.limit());
        target.append("&offset=").append(offset);
        for (var name : List.of("sort", "orderBy", "filter", "fields")) {
            var value = query.get(name);
            if (value != null) {
                target.append('&')
                        .append(name)
                        .append('=')
                        .append(UriUtils.encode(value, StandardCharsets.UTF_8));
            }
        }
        return "<" + target + ">; rel=\"" + relation + "\"";
    }
}
