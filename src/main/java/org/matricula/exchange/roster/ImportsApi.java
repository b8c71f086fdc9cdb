package org.matricula.exchange.roster;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
            String file,
            UUID unit,
            String state,
            int rows,
            int accepted,
            int rejected,
            int unchanged,
            int skipped,
            double progress,
            @Nullable String sheet,
            List<String> sheets,
            Map<String, String> mapping,
            Map<String, String> headings,
            @Nullable LocalDate keptUntil,
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

    /// One line of the list of imports.
    record Listed(
            UUID id,
            String file,
            UUID unit,
            String state,
            int rows,
            int accepted,
            int rejected,
            String maker,
            OffsetDateTime madeAt) {}

    record Page(List<Listed> items, @Nullable String next) {}

    record Apply(@Nullable String rows) {}

    /// @param sheet name or number of the sheet, null for the one that was read
    record Mapped(@Nullable String sheet, @Nullable Map<String, String> mapping) {}

    record Undo(@Nullable String reason) {}

    record Undone(int reversed, List<Line> kept, List<Line> impossible) {

        record Line(int row, String reason) {}
    }

    private final ImportDesk desk;
    private final UndoImport undoImport;
    private final Imports imports;
    private final ImportProblems problems;
    private final MarkSheet markSheet;
    private final Rosters rosters;
    private final MessageSource messages;

    ImportsApi(
            ImportDesk desk,
            UndoImport undoImport,
            Imports imports,
            ImportProblems problems,
            MarkSheet markSheet,
            Rosters rosters,
            MessageSource messages) {
        this.desk = desk;
        this.undoImport = undoImport;
        this.imports = imports;
        this.problems = problems;
        this.markSheet = markSheet;
        this.rosters = rosters;
        this.messages = messages;
    }

    @PostMapping("/api/v1/imports")
    ResponseEntity<Answer> receive(
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "roster") String kind,
            @RequestParam UUID unit,
            @RequestParam(required = false) @Nullable String sheet,
            @RequestParam(required = false) @Nullable String mapping,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Locale locale)
            throws IOException {
        var name = file.getOriginalFilename();
        var received =
                desk.receive(
                        new ImportDesk.Brought(
                                name == null ? "" : name,
                                file.getInputStream(),
                                unit,
                                kind,
                                sheet,
                                rosters.asked(mapping),
                                key));
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/imports/" + received))
                .body(answer(received, null, 50, locale));
    }

    /// The imports within reach, the newest first.
    @GetMapping("/api/v1/imports")
    Page list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var slice = imports.list(cursor, Math.clamp(limit, 1, 200));
        return new Page(
                slice.items().stream()
                        .map(it ->
                                new Listed(
                                        it.id(),
                                        it.fileName(),
                                        it.unitId(),
                                        it.state(),
                                        it.rowsRead(),
                                        it.accepted(),
                                        it.rowsRejected(),
                                        it.maker(),
                                        it.madeAt()))
                        .toList(),
                slice.next());
    }

    /// Another sheet or other columns: the preview is read anew.
    @PostMapping("/api/v1/imports/{id}/mapping")
    ResponseEntity<Answer> map(@PathVariable UUID id, @RequestBody Mapped how, Locale locale) {
        var sheet = how.sheet() == null ? null : rosters.sheet(imports.get(id), how.sheet());
        desk.map(id, sheet, how.mapping() == null ? Map.of() : how.mapping());
        return ResponseEntity.accepted().body(answer(id, null, 50, locale));
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
        var undone = undoImport.undo(id, why == null || why.reason() == null ? "" : why.reason());
        return new Undone(
                undone.reversed(),
                lines(undone.kept(), locale),
                lines(undone.impossible(), locale));
    }

    @GetMapping("/api/v1/imports/{id}/marked.xlsx")
    void marked(@PathVariable UUID id, Locale locale, HttpServletResponse response) {
        write(id, locale, response);
    }

    void write(UUID id, Locale locale, HttpServletResponse response) {
        markSheet.write(imports.get(id), locale, () -> body(response));
    }

    private static OutputStream body(HttpServletResponse response) {
        response.setContentType(XLSX);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=marked.xlsx");
        try {
            return response.getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Undone.Line> lines(List<UndoImport.Undone.Line> lines, Locale locale) {
        return lines.stream()
                .map(it ->
                        new Undone.Line(
                                it.row(),
                                messages.getMessage("exchange." + it.reason(), null, locale)))
                .toList();
    }

    private Answer answer(UUID id, @Nullable String cursor, int limit, Locale locale) {
        var it = imports.get(id);
        var slice = problems.of(id, cursor, limit);
        var sheets = rosters.sheets(it);
        return new Answer(
                id,
                it.fileName(),
                it.unitId(),
                it.state(),
                it.rowsRead(),
                it.accepted(),
                it.rowsRejected(),
                it.rowsUnchanged(),
                it.rowsSkipped(),
                it.progress(),
                sheets.stream()
                        .filter(sheet -> Integer.valueOf(sheet.index()).equals(it.sheet()))
                        .findFirst()
                        .map(Rosters.Sheet::name)
                        .orElse(null),
                sheets.stream().map(Rosters.Sheet::name).toList(),
                rosters.read(it.mapping()),
                it.running() ? Map.of() : rosters.read(it.columns()),
                it.fileGone() ? null : it.keepUntil(),
                problem(it, locale),
                slice.items().stream().map(p -> problem(p, locale)).toList(),
                slice.next());
    }

    private Problem problem(ImportProblems.ImportProblem it, Locale locale) {
        return new Problem(
                it.row(),
                it.field(),
                it.value(),
                markSheet.message(it, locale),
                markSheet.remedy(it, locale),
                it.severity());
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
