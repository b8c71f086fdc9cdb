package org.matricula.change.platform;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// 学信网退学 for other systems: the same acts by the same rules.
@RestController
@RequestMapping("/api/v1")
@OpenToPlatform
class PlatformApi {

    private static final int MOST = 100;

    record Wanted(@Nullable UUID unit, @Nullable UUID profile, @Nullable List<UUID> cases) {}

    /// @param act `done`, `undo` or `return`
    record Marked(@Nullable String act, @Nullable String reason) {}

    record Handed(@Nullable UUID unit) {}

    private final PackPlatform pack;
    private final MarkPlatform mark;
    private final ReportPlatform reports;

    PlatformApi(PackPlatform pack, MarkPlatform mark, ReportPlatform reports) {
        this.pack = pack;
        this.mark = mark;
        this.reports = reports;
    }

    @GetMapping("/platform-batches")
    List<PlatformBatches.Batch> batches(@RequestParam(required = false) @Nullable UUID unit) {
        return pack.batches(pack.unit(unit));
    }

    @PostMapping("/platform-batches")
    @Allowed({"registrar", "point-reviewer"})
    ResponseEntity<UUID> freeze(@RequestBody Wanted it) {
        return ResponseEntity.status(201)
                .body(
                        pack.freeze(
                                pack.unit(it.unit()).id(),
                                it.profile(),
                                it.cases() == null ? List.of() : it.cases()));
    }

    @GetMapping("/platform-batches/{batch}.zip")
    void take(@PathVariable UUID batch, HttpServletResponse response) throws IOException {
        PlatformPage.zip(pack, batch, response);
    }

    @GetMapping("/platform-work")
    List<PlatformBatches.Line> work(
            @RequestParam(defaultValue = "packed") String state,
            @RequestParam(required = false) @Nullable String after) {
        return mark.work(state, after, MOST);
    }

    @PostMapping("/platform-batches/{batch}/lines/{case}")
    @Allowed({"registrar", "province-reviewer"})
    ResponseEntity<Void> mark(
            @PathVariable UUID batch, @PathVariable("case") UUID caseId, @RequestBody Marked it) {
        var reason = it.reason() == null ? "" : it.reason();
        switch (it.act() == null ? "" : it.act()) {
            case "done" -> mark.done(batch, caseId);
            case "undo" -> mark.undo(batch, caseId, reason);
            case "return" -> mark.sendBack(batch, caseId, reason);
            default -> throw new Refused(Refusal.input("act", "platform.act"));
        }
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/platform-reports")
    List<PlatformReports.Report> reports(@RequestParam(required = false) @Nullable UUID unit) {
        return reports.list(pack.unit(unit));
    }

    @PostMapping("/platform-reports")
    @Allowed({"registrar", "point-reviewer", "branch-reviewer"})
    ResponseEntity<UUID> hand(@RequestBody Handed it) {
        return ResponseEntity.status(201).body(reports.hand(pack.unit(it.unit())));
    }
}
