package org.matricula.governance.errand;

import org.jspecify.annotations.Nullable;
import org.matricula.governance.errand.ErrandView.Errand;
import org.matricula.governance.errand.ErrandView.Mine;
import org.matricula.governance.errand.ErrandView.Share;
import org.matricula.governance.errand.SetErrand.NewErrand;
import org.matricula.kernel.Slice;
import org.matricula.page.Allowed;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The errands for other systems.
@RestController
@RequestMapping("/api/v1/errands")
@Allowed(Allowed.SIGNED_IN)
class ErrandsApi {

    private static final int MOST = 200;

    record Items(List<Mine> items) {}

    /// @param shares everyone's, for whoever orders it
    record One(Errand errand, @Nullable Share own, List<Share> shares) {}

    record Note(@Nullable String note) {}

    record Reason(@Nullable String reason) {}

    record Reminded(int told) {}

    private final Errands errands;
    private final SetErrand setErrand;
    private final DoErrand doErrand;

    ErrandsApi(Errands errands, SetErrand setErrand, DoErrand doErrand) {
        this.errands = errands;
        this.setErrand = setErrand;
        this.doErrand = doErrand;
    }

    /// @param open only what is still to be done
    @GetMapping
    Items mine(@RequestParam(defaultValue = "false") boolean open) {
        return new Items(errands.mine(open, MOST));
    }

    @GetMapping("/set")
    Slice<Errand> set(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var slice = errands.set(cursor, Math.clamp(limit, 1, MOST)).set();
        return slice == null ? new Slice<>(List.of(), null) : slice;
    }

    @GetMapping("/{id}")
    One one(@PathVariable UUID id) {
        var it = errands.one(id, List.of());
        return new One(it.errand(), it.own(), it.shares());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Setters
    Map<String, UUID> set(@RequestBody NewErrand errand) {
        return Map.of("id", setErrand.set(errand));
    }

    @PostMapping("/{id}/done")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void done(@PathVariable UUID id, @RequestBody(required = false) @Nullable Note note) {
        doErrand.done(id, note == null ? null : note.note());
    }

    @PostMapping("/{id}/not-done")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void notDone(@PathVariable UUID id) {
        doErrand.notDone(id);
    }

    @PostMapping("/{id}/remind")
    Reminded remind(@PathVariable UUID id) {
        return new Reminded(setErrand.remind(id));
    }

    @PostMapping("/{id}/cancel")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable UUID id, @RequestBody Reason reason) {
        setErrand.cancel(id, reason.reason() == null ? "" : reason.reason());
    }
}
