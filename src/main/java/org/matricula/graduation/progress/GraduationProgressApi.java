package org.matricula.graduation.progress;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.graduation.round.Objections;
import org.matricula.kernel.Slice;
import org.matricula.page.Allowed;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What a student still lacks, for other systems.
@RestController
@RequestMapping("/api/v1/graduation/progress")
class GraduationProgressApi {

    private static final int MOST = 200;
    private static final int PAGE = 100;

    record Objected(@Nullable String words) {}

    private final GraduationProgress progress;
    private final Objections objections;

    GraduationProgressApi(GraduationProgress progress, Objections objections) {
        this.progress = progress;
        this.objections = objections;
    }

    /// @param study of which something is assumed: `programme` another one, `assumed` courses as
    ///   passed; it is told as it would be, the others as they are
    @GetMapping
    @Allowed("student")
    List<GraduationProgress.Shown> own(
            @RequestParam(required = false) @Nullable UUID study,
            @RequestParam(required = false) @Nullable UUID programme,
            @RequestParam(required = false) @Nullable List<UUID> assumed) {
        if (study == null) {
            return progress.own();
        }
        return progress
                .ownIf(
                        study,
                        programme,
                        assumed == null ? List.of() : assumed.stream().limit(MOST).toList())
                .stream()
                .map(it -> Objects.requireNonNullElse(it.then(), it.now()))
                .toList();
    }

    /// What is published of the student, until when objections are heard, and the answers.
    @GetMapping("/hearings")
    @Allowed("student")
    List<Objections.Hearing> hearings() {
        return progress.ownHearings();
    }

    @PostMapping("/hearings/{verdict}/objections")
    @Allowed("student")
    void object(@PathVariable UUID verdict, @RequestBody Objected it) {
        objections.raise(verdict, it.words() == null ? "" : it.words());
    }

    @GetMapping("/units/{unit}")
    @Allowed({
        "class-teacher",
        "counsellor",
        "department-registrar",
        "registrar",
        "academic-office-head",
        "point-reviewer"
    })
    Slice<GraduationProgress.Line> under(
            @PathVariable UUID unit, @RequestParam(required = false) @Nullable String after) {
        return progress.under(unit, after, PAGE);
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
