package org.matricula.discipline.sanction;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.discipline.OpenToDiscipline;
import org.matricula.discipline.sanction.Sanctions.Sanction;
import org.matricula.kernel.Slice;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Sanctions, for other systems; each call stands in the ledger.
@RestController
@OpenToDiscipline
class SanctionsApi {

    private final SanctionDesk desk;

    SanctionsApi(SanctionDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/api/v1/sanctions")
    Slice<Sanction> list(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return desk.page(state, cursor, Math.clamp(limit, 1, 200));
    }

    @GetMapping("/api/v1/sanctions/{caseId}")
    SanctionDesk.File one(@PathVariable UUID caseId) {
        return desk.open(caseId);
    }
}
