package org.matricula.graduation.unified;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.page.Allowed;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// 统考成绩与免考信息表 for other systems: the same acts by the same rules.
@RestController
@RequestMapping("/api/v1")
@OpenToUnified
class UnifiedApi {

    private static final int MOST = 100;

    record Entered(
            @Nullable String studentNumber,
            @Nullable String subject,
            @Nullable String result,
            @Nullable LocalDate heldOn,
            @Nullable LocalDate syncedOn,
            @Nullable String reason) {}

    record Wanted(@Nullable UUID unit) {}

    private final RecordUnified record;
    private final LoadUnified load;
    private final FileExemptions exemptions;

    UnifiedApi(RecordUnified record, LoadUnified load, FileExemptions exemptions) {
        this.record = record;
        this.load = load;
        this.exemptions = exemptions;
    }

    @GetMapping("/unified-exams")
    List<UnifiedExam> exams(
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String after) {
        return record.page(new UnifiedExams.Sought(key, state), after, MOST);
    }

    @PostMapping("/unified-exams")
    @Allowed({"registrar", "branch-reviewer", "province-reviewer"})
    ResponseEntity<UUID> enter(@RequestBody Entered it) {
        return ResponseEntity.status(201)
                .body(
                        record.record(
                                new RecordUnified.Typed(
                                        text(it.studentNumber()),
                                        text(it.subject()),
                                        text(it.result()),
                                        it.heldOn(),
                                        it.syncedOn(),
                                        it.reason())));
    }

    /// @param dry only tells what the list would do
    @PostMapping("/unified-exams/import")
    @Allowed({"registrar", "branch-reviewer", "province-reviewer"})
    Map<String, Object> load(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") boolean dry)
            throws IOException {
        var content = file == null ? new byte[0] : file.getBytes();
        return dry
                ? Map.of("preview", load.preview(content))
                : Map.of("changed", load.load(content));
    }

    @GetMapping("/exemption-batches")
    List<ExemptionBatches.Batch> batches(@RequestParam(required = false) @Nullable UUID unit) {
        return exemptions.batches(exemptions.unit(unit));
    }

    @PostMapping("/exemption-batches")
    @Allowed({"registrar", "point-reviewer"})
    ResponseEntity<UUID> freeze(@RequestBody Wanted it) {
        return ResponseEntity.status(201).body(exemptions.freeze(exemptions.unit(it.unit()).id()));
    }

    /// @param reason why the ID numbers are taken in clear
    @PostMapping("/exemption-batches/{batch}.xlsx")
    @Allowed({"registrar", "point-reviewer", "branch-reviewer", "province-reviewer"})
    ResponseEntity<byte[]> file(
            @PathVariable UUID batch, @RequestParam(defaultValue = "") String reason) {
        return ExemptionBatchesPage.sheet(exemptions.batch(batch), exemptions.file(batch, reason));
    }

    /// @param dry only tells what the list would do
    @PostMapping("/exemption-batches/{batch}/answers")
    @Allowed({"registrar", "point-reviewer", "branch-reviewer", "province-reviewer"})
    FileExemptions.Read answers(
            @PathVariable UUID batch,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") boolean dry)
            throws IOException {
        var content = file == null ? new byte[0] : file.getBytes();
        return dry ? exemptions.preview(batch, content) : exemptions.load(batch, content);
    }

    private static String text(@Nullable String it) {
        return it == null ? "" : it;
    }
}
