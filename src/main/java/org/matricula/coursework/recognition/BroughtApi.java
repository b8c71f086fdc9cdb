package org.matricula.coursework.recognition;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.page.Allowed;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// 带入成绩 for other systems.
@RestController
@RequestMapping("/api/v1/brought-results/{enrolment}")
@OpenToRecognition
class BroughtApi {

    record All(List<Brought> items) {}

    record Asked(
            @Nullable String kind,
            @Nullable String origin,
            @Nullable String code,
            @Nullable String name,
            @Nullable String term,
            @Nullable LocalDate takenOn,
            @Nullable BigDecimal credits,
            @Nullable Integer total,
            @Nullable String mark,
            @Nullable String evidence) {}

    record Reason(@Nullable String reason) {}

    private final RecordBrought recordBrought;

    BroughtApi(RecordBrought recordBrought) {
        this.recordBrought = recordBrought;
    }

    @GetMapping
    All list(@PathVariable UUID enrolment) {
        return new All(recordBrought.of(enrolment));
    }

    @PostMapping
    @Allowed({"department-registrar", "registrar", "point-reviewer"})
    ResponseEntity<Void> add(@PathVariable UUID enrolment, @RequestBody Asked it) {
        recordBrought.student(enrolment);
        recordBrought.add(
                enrolment,
                new NewBrought(
                        it.kind() == null ? "course" : it.kind(),
                        orBlank(it.origin()),
                        orBlank(it.code()),
                        orBlank(it.name()),
                        orBlank(it.term()),
                        it.takenOn(),
                        it.credits(),
                        it.total(),
                        it.mark(),
                        orBlank(it.evidence())));
        return ResponseEntity.status(201).build();
    }

    @PostMapping("/{result}/strike")
    @Allowed({"department-registrar", "registrar", "point-reviewer"})
    ResponseEntity<Void> strike(
            @PathVariable UUID enrolment, @PathVariable UUID result, @RequestBody Reason it) {
        recordBrought.strike(enrolment, result, orBlank(it.reason()));
        return ResponseEntity.noContent().build();
    }

    private static String orBlank(@Nullable String text) {
        return text == null ? "" : text;
    }
}
