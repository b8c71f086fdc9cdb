package org.matricula.registry.duplicate;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.page.Allowed;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The desk by interface. Acts are `propose` (with `kept`), `confirm`, `decline`, `different` and
/// `undo`, each with its `reason`.
@RestController
@RequestMapping("/api/v1/duplicates")
@Allowed({
    "department-registrar",
    "registrar",
    "academic-office-head",
    "point-reviewer",
    "branch-reviewer",
    "province-reviewer"
})
class DuplicatesApi {

    record Answer(List<DuplicateView> items, @Nullable String next) {}

    record Asked(@Nullable UUID kept, @Nullable String reason) {}

    private final DuplicateDesk desk;
    private final DecideDuplicate decide;
    private final MergePersons merge;

    DuplicatesApi(DuplicateDesk desk, DecideDuplicate decide, MergePersons merge) {
        this.desk = desk;
        this.decide = decide;
        this.merge = merge;
    }

    @GetMapping
    Answer list(Locale locale) {
        return new Answer(desk.waiting(locale), null);
    }

    @GetMapping("/{id}")
    DuplicateView show(@PathVariable UUID id, Locale locale) {
        return desk.one(id, locale);
    }

    @PostMapping("/{id}/{act}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decide(@PathVariable UUID id, @PathVariable String act, @RequestBody Asked asked) {
        var reason = asked.reason() == null ? "" : asked.reason();
        switch (act) {
            case "propose" -> decide.propose(id, asked.kept(), reason);
            case "confirm" -> merge.confirm(id, reason);
            case "decline" -> decide.decline(id, reason);
            case "different" -> decide.different(id, reason);
            case "undo" -> merge.undo(id, reason);
            default -> throw new Absent("act " + act);
        }
    }
}
