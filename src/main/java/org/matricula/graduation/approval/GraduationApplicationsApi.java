package org.matricula.graduation.approval;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Slice;
import org.matricula.page.Allowed;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Applications for graduation and their approval, for other systems: the same acts by the same
/// rules.
@RestController
@RequestMapping("/api/v1/graduation/rounds/{round}")
@OpenToApplications
class GraduationApplicationsApi {

    private static final int MOST = 100;
    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    record Applied(
            @Nullable List<UUID> page,
            @Nullable List<UUID> graduation,
            @Nullable List<UUID> degree) {}

    /// @param act `agree`, `disagree`, `return` or `take-back`
    record Said(@Nullable List<UUID> enrolments, @Nullable String act, @Nullable String reason) {}

    private final GraduateApplications applications;
    private final ApplyForGraduation apply;
    private final WalkApproval walk;
    private final UploadList uploadList;
    private final LoadNationalResults nationalResults;
    private final AuditLookup lookup;
    private final org.matricula.graduation.round.GraduationRounds rounds;

    GraduationApplicationsApi(
            GraduateApplications applications,
            ApplyForGraduation apply,
            WalkApproval walk,
            UploadList uploadList,
            LoadNationalResults nationalResults,
            AuditLookup lookup,
            org.matricula.graduation.round.GraduationRounds rounds) {
        this.applications = applications;
        this.apply = apply;
        this.walk = walk;
        this.uploadList = uploadList;
        this.nationalResults = nationalResults;
        this.lookup = lookup;
        this.rounds = rounds;
    }

    @GetMapping("/applications")
    Slice<GraduateApplication> page(
            @PathVariable UUID round,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String after) {
        rounds.get(round);
        return applications.page(new GraduateApplications.Sought(round, key, state), after, MOST);
    }

    @PostMapping("/applications")
    @Allowed({"counsellor", "registrar", "point-reviewer"})
    Map<String, Integer> apply(@PathVariable UUID round, @RequestBody Applied it) {
        return Map.of(
                "applied",
                apply.apply(round, list(it.page()), list(it.graduation()), list(it.degree())));
    }

    @PostMapping("/approvals")
    @Allowed({"point-reviewer", "branch-reviewer", "province-reviewer"})
    Map<String, Integer> say(@PathVariable UUID round, @RequestBody Said it) {
        return Map.of(
                "students",
                walk.walk(
                        round,
                        list(it.enrolments()),
                        it.act() == null ? "" : it.act(),
                        it.reason()));
    }

    @GetMapping("/upload-list")
    @Allowed({"registrar", "point-reviewer", "branch-reviewer", "province-reviewer"})
    UploadList.Count count(@PathVariable UUID round) {
        return uploadList.count(round);
    }

    @GetMapping("/upload-list.xlsx")
    @Allowed({"registrar", "point-reviewer", "branch-reviewer", "province-reviewer"})
    ResponseEntity<byte[]> file(@PathVariable UUID round) {
        var out = new ByteArrayOutputStream();
        uploadList.write(round, out);
        return sheet(out);
    }

    /// @param dry only tells what the file would do
    @PostMapping("/national-results")
    @Allowed({"registrar", "province-reviewer"})
    Map<String, Object> load(
            @PathVariable UUID round,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") boolean dry)
            throws IOException {
        var content = file == null ? new byte[0] : file.getBytes();
        return dry
                ? Map.of("preview", nationalResults.preview(round, content))
                : Map.of("changed", nationalResults.load(round, content));
    }

    @GetMapping("/audit-lookup")
    Slice<AuditLookup.Line> lookup(
            @PathVariable UUID round,
            @RequestParam(required = false) @Nullable Boolean passed,
            @RequestParam(required = false) @Nullable String after) {
        return lookup.lines(round, passed, after, MOST);
    }

    @GetMapping("/class-credits")
    List<AuditLookup.ClassCredits> credits(@PathVariable UUID round) {
        return lookup.credits(round);
    }

    @GetMapping("/failure-reasons.xlsx")
    ResponseEntity<byte[]> reasons(@PathVariable UUID round) {
        var out = new ByteArrayOutputStream();
        lookup.reasons(round, out);
        return sheet(out);
    }

    static ResponseEntity<byte[]> sheet(ByteArrayOutputStream out) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(XLSX))
                .header("Content-Disposition", "attachment; filename=\"list.xlsx\"")
                .header("Cache-Control", "no-store")
                .body(out.toByteArray());
    }

    private static List<UUID> list(@Nullable List<UUID> it) {
        return it == null ? List.of() : it.stream().limit(MOST).toList();
    }
}
