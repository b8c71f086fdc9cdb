package org.matricula.registry.roster;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.registry.OpenToStaff;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Saved views of the roster; `filters` are named as the parameters of `GET /students` are.
@RestController
@OpenToStaff
@RequestMapping("/api/v1/roster-views")
class SavedViewsApi {

    record Answer(List<SavedView> items, @Nullable String next) {}

    record Wish(
            @Nullable String name,
            @Nullable Map<String, String> filters,
            @Nullable List<String> hidden,
            @Nullable Boolean shared,
            @Nullable Boolean standard) {}

    private final KeepViews keep;

    SavedViewsApi(KeepViews keep) {
        this.keep = keep;
    }

    @GetMapping
    Answer list() {
        return new Answer(keep.all(), null);
    }

    @PostMapping
    ResponseEntity<Map<String, UUID>> save(@RequestBody Wish wish) {
        var filters = wish.filters() == null ? Map.<String, String>of() : wish.filters();
        var view =
                keep.save(
                        Asked.of(filters),
                        wish.name(),
                        wish.hidden() == null ? List.of() : wish.hidden(),
                        Boolean.TRUE.equals(wish.shared()),
                        Boolean.TRUE.equals(wish.standard()));
        return ResponseEntity.created(URI.create("/api/v1/roster-views/" + view))
                .body(Map.of("id", view));
    }

    @PutMapping("/{id}/standard")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void beginWith(@PathVariable UUID id) {
        keep.beginWith(id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID id) {
        keep.remove(id);
    }
}
