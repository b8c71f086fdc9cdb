package org.matricula.coursework.recognition;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.matricula.page.Allowed;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Recognitions for other systems; what becomes of them is the cases' interface. Each change names
/// the version it was made upon.
@RestController
@RequestMapping("/api/v1/recognitions")
@OpenToRecognition
class RecognitionsApi {

    private static final int MOST = 200;

    record Asked(@Nullable UUID enrolment, @Nullable String kind, @Nullable String reason) {}

    record Made(UUID id) {}

    /// @param sources as `available` names them
    /// @param keepsMark true where nothing is said
    record NewLine(
            int version,
            @Nullable String course,
            @Nullable List<String> sources,
            @Nullable BigDecimal credits,
            @Nullable Boolean keepsMark) {}

    record Version(int version) {}

    record Verdict(int version, boolean accepted, @Nullable String reason) {}

    record Shown(Recognition recognition, List<Available> available) {}

    private final Recognitions recognitions;
    private final OpenRecognition openRecognition;
    private final EditRecognition edit;
    private final Agreements agreements;

    RecognitionsApi(
            Recognitions recognitions,
            OpenRecognition openRecognition,
            EditRecognition edit,
            Agreements agreements) {
        this.recognitions = recognitions;
        this.openRecognition = openRecognition;
        this.edit = edit;
        this.agreements = agreements;
    }

    @GetMapping
    Slice<RecognitionListed> list(
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var most = Math.clamp(limit, 1, MOST);
        return Slice.of(recognitions.list(cursor, most + 1), most, it -> it.caseId().toString());
    }

    @PostMapping
    @Allowed({"student", "department-registrar", "registrar", "point-reviewer"})
    ResponseEntity<Made> open(@RequestBody Asked it) {
        if (it.enrolment() == null) {
            throw new Refused(Refusal.input("enrolment", "field.missing"));
        }
        var id = openRecognition.open(it.enrolment(), orBlank(it.kind()), orBlank(it.reason()));
        return ResponseEntity.status(201).body(new Made(id));
    }

    @GetMapping("/{case}")
    Shown show(@PathVariable("case") UUID caseId) {
        var it = edit.show(caseId);
        return new Shown(it, it.open() ? edit.available(it) : List.of());
    }

    /// 重新同意, by the office that had agreed to the sheet before it was changed.
    @PostMapping("/{case}/agreement")
    @OpenToReviewers
    Recognition agree(@PathVariable("case") UUID caseId, @RequestBody Version it) {
        agreements.renew(edit.show(caseId), it.version());
        return edit.show(caseId);
    }

    @PostMapping("/{case}/proposal")
    @Allowed({
        "student",
        "department-registrar",
        "registrar",
        "academic-office-head",
        "point-reviewer",
        "branch-reviewer",
        "province-reviewer"
    })
    Recognition propose(@PathVariable("case") UUID caseId, @RequestBody Version it) {
        edit.propose(caseId, it.version());
        return edit.show(caseId);
    }

    @PostMapping("/{case}/lines")
    @Allowed({
        "student",
        "department-registrar",
        "registrar",
        "academic-office-head",
        "point-reviewer",
        "branch-reviewer",
        "province-reviewer"
    })
    Recognition put(@PathVariable("case") UUID caseId, @RequestBody NewLine it) {
        edit.put(
                caseId,
                it.version(),
                new EditRecognition.Wanted(
                        orBlank(it.course()),
                        it.sources() == null ? List.of() : it.sources(),
                        it.credits(),
                        !Boolean.FALSE.equals(it.keepsMark())));
        return edit.show(caseId);
    }

    @DeleteMapping("/{case}/lines/{line}")
    @Allowed({"student", "department-registrar", "registrar", "point-reviewer"})
    Recognition drop(
            @PathVariable("case") UUID caseId,
            @PathVariable UUID line,
            @RequestParam(defaultValue = "-1") int version) {
        edit.drop(caseId, line, version);
        return edit.show(caseId);
    }

    @PostMapping("/{case}/lines/{line}/verdict")
    @OpenToReviewers
    Recognition decide(
            @PathVariable("case") UUID caseId, @PathVariable UUID line, @RequestBody Verdict it) {
        edit.decide(caseId, line, it.version(), it.accepted(), orBlank(it.reason()));
        return edit.show(caseId);
    }

    private static String orBlank(@Nullable String text) {
        return text == null ? "" : text;
    }
}
