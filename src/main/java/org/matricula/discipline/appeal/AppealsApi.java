package org.matricula.discipline.appeal;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.discipline.OpenToAppeals;
import org.matricula.discipline.appeal.Appeals.Appeal;
import org.matricula.page.Allowed;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Appeals and their clocks, for other systems.
@RestController
@OpenToAppeals
class AppealsApi {

    private static final int SHOWN = 200;

    private final AppealDesk desk;
    private final ConcludeAppeal concludeAppeal;

    AppealsApi(AppealDesk desk, ConcludeAppeal concludeAppeal) {
        this.desk = desk;
        this.concludeAppeal = concludeAppeal;
    }

    @GetMapping("/api/v1/appeals")
    List<Appeal> list() {
        return desk.list(SHOWN);
    }

    /// 复查结论, with the minutes as the part `file`.
    @PostMapping("/api/v1/appeals/{caseId}/conclusion")
    @Allowed("appeals-committee")
    ResponseEntity<Void> conclude(
            @PathVariable UUID caseId,
            @RequestParam(defaultValue = "") String conclusion,
            @RequestParam(required = false) @Nullable String measure,
            @RequestParam(required = false) @Nullable Integer months,
            @RequestParam(defaultValue = "") String grounds,
            @RequestParam(defaultValue = "") String minutesNumber,
            @RequestParam(required = false) @Nullable List<UUID> members,
            @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        concludeAppeal.conclude(
                caseId,
                new Appeals.Conclusion(conclusion, measure, months, grounds, minutesNumber),
                members == null ? List.of() : members,
                AppealsPage.upload(file));
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/api/v1/appeals/{caseId}")
    AppealDesk.File one(@PathVariable UUID caseId) {
        return desk.open(caseId);
    }
}
