package org.matricula.exchange.roster;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.page.Allowed;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@Allowed({"registrar", "department-registrar", "administrator"})
class ImportsApi {

    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    record Answer(
            UUID id,
            String state,
            int rows,
            int accepted,
            int rejected,
            int unchanged,
            double progress,
            Map<String, String> mapping,
            @Nullable String problem,
            List<Problem> errors,
            @Nullable String next) {}

    record Problem(
            int row,
            @Nullable String field,
            @Nullable String value,
            String message,
            @Nullable String remedy,
            String severity) {}

    record Apply(@Nullable String rows) {}

    record Undo(@Nullable String reason) {}

    record Undone(int reversed, List<Line> kept, List<Line> impossible) {

        record Line(int row, String reason) {}
    }

    private final ImportDesk desk;
    private final ImportJobs jobs;
    private final Imports imports;
    private final MarkSheet markSheet;
    private final Rosters rosters;
    private final MessageSource messages;

    ImportsApi(
            ImportDesk desk,
            ImportJobs jobs,
            Imports imports,
            MarkSheet markSheet,
            Rosters rosters,
            MessageSource messages) {
        this.desk = desk;
        this.jobs = jobs;
        this.imports = imports;
        this.markSheet = markSheet;
        this.rosters = rosters;
        this.messages = messages;
    }

    @PostMapping("/api/v1/imports")
    ResponseEntity<Answer> receive(
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "roster") String kind,
            @RequestParam UUID unit,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Locale locale)
            throws IOException {
        var name = file.getOriginalFilename();
        var received =
                desk.receive(name == null ? "" : name, file.getInputStream(), unit, kind, key);
        if (received.fresh()) {
            jobs.preview(received.id(), Acting.now());
        }
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/imports/" + received.id()))
                .body(answer(received.id(), null, 50, locale));
    }

    @GetMapping("/api/v1/imports/{id}")
    Answer show(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Locale locale) {
        return answer(id, cursor, Math.clamp(limit, 1, 200), locale);
    }

    @PostMapping("/api/v1/imports/{id}/apply")
    ResponseEntity<Answer> apply(
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable Apply how,
            Locale locale) {
        desk.apply(id, how == null || how.rows() == null ? "all" : how.rows());
        jobs.apply(id, Acting.now());
        return ResponseEntity.accepted().body(answer(id, null, 50, locale));
    }

    @PostMapping("/api/v1/imports/{id}/cancel")
    Answer cancel(@PathVariable UUID id, Locale locale) {
        desk.cancel(id);
        return answer(id, null, 50, locale);
    }

    @PostMapping("/api/v1/imports/{id}/undo")
    Undone undo(
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable Undo why,
            Locale locale) {
        var undone = desk.undo(id, why == null || why.reason() == null ? "" : why.reason());
        return new Undone(
                undone.reversed(),
                lines(undone.kept(), locale),
                lines(undone.impossible(), locale));
    }

    @GetMapping("/api/v1/imports/{id}/marked.xlsx")
    void marked(@PathVariable UUID id, Locale locale, HttpServletResponse response)
            throws IOException {
        write(id, locale, response);
    }

    void write(UUID id, Locale locale, HttpServletResponse response) throws IOException {
        var it = imports.get(id);
        response.setContentType(XLSX);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=marked.xlsx");
        markSheet.write(it, locale, response.getOutputStream());
    }

    private List<Undone.Line> lines(List<ImportDesk.Undone.Line> lines, Locale locale) {
        return lines.stream()
                .map(it ->
                        new Undone.Line(
                                it.row(),
                                messages.getMessage("exchange." + it.reason(), null, locale)))
                .toList();
    }

    private Answer answer(UUID id, @Nullable String cursor, int limit, Locale locale) {
        var it = imports.get(id);
        var problems = imports.problems(id, cursor, limit);
        return new Answer(
                id,
                it.state(),
                it.rowsRead(),
                it.accepted(),
                it.rowsRejected(),
                it.rowsUnchanged(),
                it.progress(),
                rosters.read(it.mapping()),
                problem(it, locale),
                problems.items().stream()
                        .map(p ->
                                new Problem(
                                        p.row(),
                                        p.field(),
                                        p.value(),
                                        markSheet.message(p, locale),
                                        markSheet.remedy(p, locale),
                                        p.severity()))
                        .toList(),
                problems.next());
    }

    @Nullable String problem(ImportView it, Locale locale) {
        if (it.problem() == null) {
            return null;
        }
        var key = "problem." + it.problem();
        return messages.getMessage(key, it.fillings(), key, locale)
                + messages.getMessage(key + ".remedy", it.fillings(), "", locale);
    }
}
