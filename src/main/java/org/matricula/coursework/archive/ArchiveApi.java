package org.matricula.coursework.archive;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Slice;
import org.matricula.page.Allowed;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The term archive for other systems: the same acts by the same rules.
@RestController
@RequestMapping("/api/v1/term-archive")
@OpenToArchive
class ArchiveApi {

    private static final int MOST = 500;

    /// @param next the `after` of the next page of courses, null on the last
    /// @param classes with the first page alone
    record Whole(
            List<Archive.Line> courses, @Nullable String next, List<Archive.ClassLine> classes) {}

    record Office(List<TermReports.Report> reports, List<ExamWorkloads.Item> workload) {}

    record Why(@Nullable String reason) {}

    record Sheet(UUID id) {}

    record Paper(
            @Nullable String kind,
            @Nullable Integer count,
            @Nullable String place,
            @Nullable String keeper,
            @Nullable String setter,
            @Nullable LocalDate on) {}

    record Matter(@Nullable String matter) {}

    record Work(
            @Nullable String teacher,
            @Nullable String round,
            @Nullable String duty,
            @Nullable String subject,
            @Nullable BigDecimal quantity) {}

    private final Archive archive;
    private final SignScoreSheet signScoreSheet;
    private final LodgePaper lodgePaper;
    private final HandIn handIn;
    private final RecordWorkload recordWorkload;
    private final TermReports reports;
    private final ExamWorkloads workloads;
    private final Clock clock;

    ArchiveApi(
            Archive archive,
            SignScoreSheet signScoreSheet,
            LodgePaper lodgePaper,
            HandIn handIn,
            RecordWorkload recordWorkload,
            TermReports reports,
            ExamWorkloads workloads,
            Clock clock) {
        this.archive = archive;
        this.signScoreSheet = signScoreSheet;
        this.lodgePaper = lodgePaper;
        this.handIn = handIn;
        this.recordWorkload = recordWorkload;
        this.reports = reports;
        this.workloads = workloads;
        this.clock = clock;
    }

    @GetMapping("/{term}")
    @Allowed({"department-registrar", "registrar", "academic-office-head"})
    Whole whole(@PathVariable UUID term, @RequestParam(required = false) @Nullable UUID after) {
        var slice =
                Slice.of(
                        archive.lines(term, 0, Long.MAX_VALUE, after, MOST + 1),
                        MOST,
                        (Archive.Line it) -> it.taskId().toString());
        return new Whole(
                slice.items(),
                slice.next(),
                after == null ? archive.classes(term, 0, Long.MAX_VALUE) : List.of());
    }

    @GetMapping("/{term}/reports")
    @Allowed({"department-registrar", "registrar", "academic-office-head"})
    Office reports(@PathVariable UUID term) {
        return new Office(reports.of(term), workloads.items(term));
    }

    @PostMapping("/tasks/{task}/sheet")
    ResponseEntity<Sheet> course(@PathVariable UUID task, @RequestBody Why why) {
        return ResponseEntity.status(201)
                .body(new Sheet(signScoreSheet.course(task, text(why.reason()))));
    }

    @PostMapping("/{term}/classes/{unit}/sheet")
    @Allowed({"department-registrar", "registrar"})
    ResponseEntity<Sheet> total(
            @PathVariable UUID term, @PathVariable UUID unit, @RequestBody Why why) {
        return ResponseEntity.status(201)
                .body(new Sheet(signScoreSheet.total(unit, term, text(why.reason()))));
    }

    @PostMapping("/tasks/{task}/papers")
    ResponseEntity<Void> lodge(@PathVariable UUID task, @RequestBody Paper it) {
        lodgePaper.lodge(
                task,
                text(it.kind()),
                it.count() == null ? 0 : it.count(),
                text(it.place()),
                text(it.keeper()),
                text(it.setter()),
                it.on() == null ? LocalDate.now(clock) : it.on());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{term}/reports")
    @Allowed({"department-registrar", "registrar"})
    ResponseEntity<Void> handIn(@PathVariable UUID term, @RequestBody Matter it) {
        handIn.handIn(term, text(it.matter()));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/reports/{report}/receive")
    @Allowed({"registrar", "academic-office-head"})
    ResponseEntity<Void> receive(@PathVariable UUID report) {
        handIn.receive(report);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{term}/workload")
    @Allowed({"department-registrar", "registrar"})
    ResponseEntity<Void> record(@PathVariable UUID term, @RequestBody Work it) {
        recordWorkload.add(
                term,
                text(it.teacher()),
                it.round() == null ? "final" : it.round(),
                text(it.duty()),
                text(it.subject()),
                it.quantity());
        return ResponseEntity.noContent().build();
    }

    private static String text(@Nullable String it) {
        return it == null ? "" : it;
    }
}
