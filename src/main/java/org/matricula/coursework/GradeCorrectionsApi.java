package org.matricula.coursework;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Corrections of grades for other systems; what becomes of them is the cases' interface.
@RestController
class GradeCorrectionsApi {

    record Asked(@Nullable UUID grade, @Nullable String reason) {}

    record Made(UUID id) {}

    record Values(@Nullable Map<String, String> cells) {}

    private final CorrectGrade correctGrade;
    private final GradeWords words;

    GradeCorrectionsApi(CorrectGrade correctGrade, GradeWords words) {
        this.correctGrade = correctGrade;
        this.words = words;
    }

    @PostMapping("/api/v1/teaching-tasks/{task}/corrections")
    @Allowed("teacher")
    ResponseEntity<Made> ask(@PathVariable UUID task, @RequestBody Asked it) {
        if (it.grade() == null) {
            throw new Refused(Refusal.input("grade", "field.missing"));
        }
        var why = it.reason() == null ? "" : it.reason();
        return ResponseEntity.status(201).body(new Made(correctGrade.ask(task, it.grade(), why)));
    }

    @GetMapping("/api/v1/grade-corrections/{case}")
    @Allowed(Allowed.SIGNED_IN)
    Correction show(@PathVariable("case") UUID caseId) {
        return correctGrade.show(caseId);
    }

    @PutMapping("/api/v1/grade-corrections/{case}")
    @Allowed("teacher")
    ResponseEntity<Void> put(@PathVariable("case") UUID caseId, @RequestBody Values body) {
        var it = correctGrade.show(caseId);
        var reading =
                words.read(
                        it.gradeId(),
                        it.fromVersion(),
                        it.name(),
                        body.cells() == null ? Map.of() : body.cells());
        Refused.unlessEmpty(Refusal.all(reading.wrong()));
        correctGrade.put(caseId, reading.typed());
        return ResponseEntity.noContent().build();
    }
}
