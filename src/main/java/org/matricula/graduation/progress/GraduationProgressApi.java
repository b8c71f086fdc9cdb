package org.matricula.graduation.progress;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.page.Allowed;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What a student still lacks, for other systems.
@RestController
@RequestMapping("/api/v1/graduation/progress")
class GraduationProgressApi {

    private static final int MOST = 40;

    private final GraduationProgress progress;

    GraduationProgressApi(GraduationProgress progress) {
        this.progress = progress;
    }

    @GetMapping
    @Allowed("student")
    List<GraduationProgress.Shown> own() {
        return progress.own();
    }

    /// @param programme another programme, `assumed` courses taken for passed: what would be
    @GetMapping("/{enrolment}")
    @Allowed({
        "class-teacher",
        "counsellor",
        "department-registrar",
        "registrar",
        "academic-office-head",
        "point-reviewer"
    })
    GraduationProgress.Shown of(
            @PathVariable UUID enrolment,
            @RequestParam(required = false) @Nullable UUID programme,
            @RequestParam(required = false) @Nullable List<UUID> assumed) {
        return progress.of(
                enrolment,
                programme,
                assumed == null ? List.of() : assumed.stream().limit(MOST).toList());
    }
}
