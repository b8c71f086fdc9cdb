package org.matricula.coursework;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.page.Allowed;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// GradeRechecks of grades for other systems; what becomes of them is the cases' interface.
@RestController
@RequestMapping("/api/v1/grade-rechecks/{case}")
class GradeRechecksApi {

    /// @param finding `unchanged` or `mistaken`
    record Found(@Nullable String finding, @Nullable String words) {}

    record Reason(@Nullable String reason) {}

    record Made(UUID id) {}

    private final FindRecheck findRecheck;

    GradeRechecksApi(FindRecheck findRecheck) {
        this.findRecheck = findRecheck;
    }

    @GetMapping
    @Allowed(Allowed.SIGNED_IN)
    Recheck show(@PathVariable("case") UUID caseId) {
        return findRecheck.show(caseId);
    }

    @PutMapping("/finding")
    @Allowed({"teacher", "department-registrar", "registrar", "point-reviewer"})
    ResponseEntity<Void> find(@PathVariable("case") UUID caseId, @RequestBody Found it) {
        findRecheck.find(
                caseId,
                it.finding() == null ? "" : it.finding(),
                it.words() == null ? "" : it.words());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/correction")
    @Allowed("teacher")
    ResponseEntity<Made> mend(@PathVariable("case") UUID caseId, @RequestBody Reason it) {
        var why = it.reason() == null ? "" : it.reason();
        return ResponseEntity.status(201).body(new Made(findRecheck.mend(caseId, why)));
    }
}
