package org.matricula.coursework.attendance;

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

/// Bars from exams for other systems.
@RestController
@RequestMapping("/api/v1/exam-bars")
@Allowed({"teacher", "department-registrar", "registrar", "academic-office-head"})
class ExamBarsApi {

    record Proposed(@Nullable List<UUID> grades) {}

    record Many(int proposed) {}

    /// @param verdict `bar` or `drop`
    record Decision(@Nullable List<UUID> bars, @Nullable String verdict, @Nullable String reason) {}

    record Reason(@Nullable String reason) {}

    record Bars(List<ExamBar> items, @Nullable String next) {}

    record Candidates(List<BarCandidate> items, @Nullable String next) {}

    private final BarFromExam barFromExam;

    ExamBarsApi(BarFromExam barFromExam) {
        this.barFromExam = barFromExam;
    }

    @GetMapping("/candidates")
    Candidates candidates(@RequestParam(required = false) @Nullable UUID after) {
        var slice =
                Slice.of(
                        barFromExam.candidates(after, BarFromExam.MOST + 1),
                        BarFromExam.MOST,
                        (BarCandidate it) -> it.grade().toString());
        return new Candidates(slice.items(), slice.next());
    }

    @GetMapping
    Bars list(@RequestParam(required = false) @Nullable UUID after) {
        var slice =
                Slice.of(
                        barFromExam.page(after, BarFromExam.MOST + 1),
                        BarFromExam.MOST,
                        (ExamBar it) -> it.id().toString());
        return new Bars(slice.items(), slice.next());
    }

    @PostMapping
    @Allowed({"teacher", "department-registrar"})
    Many propose(@RequestBody Proposed it) {
        return new Many(barFromExam.propose(it.grades() == null ? List.of() : it.grades()));
    }

    @PostMapping("/decide")
    @Allowed({"department-registrar", "registrar"})
    ResponseEntity<Void> decide(@RequestBody Decision it) {
        barFromExam.decide(
                it.bars() == null ? List.of() : it.bars(),
                "bar".equals(it.verdict()),
                it.reason() == null ? "" : it.reason());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{bar}/lift")
    @Allowed({"department-registrar", "registrar"})
    ResponseEntity<Void> lift(@PathVariable UUID bar, @RequestBody Reason it) {
        barFromExam.lift(bar, it.reason() == null ? "" : it.reason());
        return ResponseEntity.noContent().build();
    }
}
