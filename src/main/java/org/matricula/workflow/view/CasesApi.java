package org.matricula.workflow.view;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.matricula.workflow.apply.AddEvidence;
import org.matricula.workflow.apply.AmendCase;
import org.matricula.workflow.apply.Begin;
import org.matricula.workflow.apply.RetractCase;
import org.matricula.workflow.apply.SubmitCase;
import org.matricula.workflow.engine.Drawings;
import org.matricula.workflow.reverse.CorrectCase;
import org.matricula.workflow.reverse.ReverseCase;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@Allowed(Allowed.SIGNED_IN)
class CasesApi {

    /// @param onBehalf true, or the reason why somebody else applies
    record NewCase(
            @Nullable String kind,
            @Nullable String studentNumber,
            @Nullable Map<String, Object> fields,
            @Nullable Object onBehalf) {}

    record Reason(@Nullable String reason) {}

    record Fields(@Nullable Map<String, Object> fields) {}

    record Checked(boolean possible, List<Line> refusals) {}

    record Items(List<Summary> items, @Nullable String next) {}

    record Summary(
            UUID id,
            String kind,
            String label,
            @Nullable String number,
            String state,
            @Nullable String studentNumber,
            String name,
            String unit,
            @Nullable Instant submittedAt,
            @Nullable LocalDate effectiveOn,
            @Nullable String step,
            @Nullable LocalDate dueOn) {}

    private final Dossiers dossiers;
    private final Faces faces;
    private final CaseList list;
    private final Begin begin;
    private final AmendCase amendCase;
    private final AddEvidence addEvidence;
    private final SubmitCase submitCase;
    private final RetractCase retractCase;
    private final ReverseCase reverseCase;
    private final CorrectCase correctCase;
    private final Drawings drawings;
    private final Problems problems;

    CasesApi(
            Dossiers dossiers,
            Faces faces,
            CaseList list,
            Begin begin,
            AmendCase amendCase,
            AddEvidence addEvidence,
            SubmitCase submitCase,
            RetractCase retractCase,
            ReverseCase reverseCase,
            CorrectCase correctCase,
            Drawings drawings,
            Problems problems) {
        this.dossiers = dossiers;
        this.faces = faces;
        this.list = list;
        this.begin = begin;
        this.amendCase = amendCase;
        this.addEvidence = addEvidence;
        this.submitCase = submitCase;
        this.retractCase = retractCase;
        this.reverseCase = reverseCase;
        this.correctCase = correctCase;
        this.drawings = drawings;
        this.problems = problems;
    }

    @PostMapping("/api/v1/cases")
    ResponseEntity<Faces.Case> create(@RequestBody NewCase body, Locale locale) {
        var kind = required(body.kind(), "kind");
        var number = required(body.studentNumber(), "studentNumber");
        var fields = body.fields() == null ? Map.<String, Object>of() : body.fields();
        return created(begin.begin(kind, number, fields, onBehalf(body.onBehalf())), locale);
    }

    @GetMapping("/api/v1/cases/{id}")
    ResponseEntity<Faces.Case> show(@PathVariable UUID id, Locale locale) {
        return told(ResponseEntity.ok(), id, locale);
    }

    @GetMapping("/api/v1/cases")
    Items list(
            @RequestParam(required = false) @Nullable String student,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Locale locale) {
        var slice =
                list.page(
                        new CaseList.Asked(student, kind, state, mine),
                        cursor,
                        Math.clamp(limit, 1, 200));
        return new Items(
                slice.items().stream().map(it -> summary(it, locale)).toList(), slice.next());
    }

    /// Replaces what is filled in, while the case is in its applicant's hands.
    @PutMapping("/api/v1/cases/{id}")
    ResponseEntity<Faces.Case> amend(
            @PathVariable UUID id,
            @RequestBody Fields body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String tag,
            Locale locale) {
        amendCase.amend(id, body.fields() == null ? Map.of() : body.fields(), tag);
        return show(id, locale);
    }

    @PostMapping("/api/v1/cases/{id}/check")
    Checked check(@PathVariable UUID id, Locale locale) {
        dossiers.get(id);
        var refusals = dossiers.check(id);
        return new Checked(
                refusals.isEmpty(),
                refusals.stream().map(it -> problems.line(it, locale)).toList());
    }

    @PostMapping("/api/v1/cases/{id}/evidence")
    ResponseEntity<Faces.Case> evidence(
            @PathVariable UUID id,
            @RequestParam String kind,
            @RequestParam MultipartFile file,
            Locale locale)
            throws IOException {
        dossiers.get(id);
        try (InputStream content = file.getInputStream()) {
            var name = Objects.requireNonNullElse(file.getOriginalFilename(), kind);
            addEvidence.add(id, kind, name, content);
        }
        return told(ResponseEntity.status(HttpStatus.CREATED), id, locale);
    }

    @PostMapping("/api/v1/cases/{id}/submit")
    ResponseEntity<Faces.Case> submit(@PathVariable UUID id, Locale locale) {
        submitCase.submit(dossiers.get(id).file().id());
        return show(id, locale);
    }

    @PostMapping("/api/v1/cases/{id}/retract")
    ResponseEntity<Faces.Case> retract(
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable Reason body,
            Locale locale) {
        retractCase.retract(dossiers.get(id).file().id(), body == null ? null : body.reason());
        return show(id, locale);
    }

    @PostMapping("/api/v1/cases/{id}/reversal")
    ResponseEntity<Faces.Case> reverse(
            @PathVariable UUID id, @RequestBody Reason body, Locale locale) {
        dossiers.get(id);
        var reason = Objects.requireNonNullElse(body.reason(), "");
        return created(reverseCase.open(id, reason), locale);
    }

    /// @param fields what is right, of the fields that were wrong
    record Right(@Nullable Map<String, Object> fields, @Nullable String reason) {}

    @PostMapping("/api/v1/cases/{id}/correction")
    ResponseEntity<Faces.Case> correct(
            @PathVariable UUID id, @RequestBody Right body, Locale locale) {
        dossiers.get(id);
        var reason = Objects.requireNonNullElse(body.reason(), "");
        var fields = Objects.requireNonNullElse(body.fields(), Map.<String, Object>of());
        return created(correctCase.open(id, fields, reason), locale);
    }

    private ResponseEntity<Faces.Case> created(UUID id, Locale locale) {
        return told(ResponseEntity.created(URI.create("/api/v1/cases/" + id)), id, locale);
    }

    private ResponseEntity<Faces.Case> told(
            ResponseEntity.BodyBuilder answer, UUID id, Locale locale) {
        var it = dossiers.get(id);
        return answer.eTag(it.file().tag()).body(faces.of(it, locale));
    }

    private Summary summary(CaseList.Row it, Locale locale) {
        return new Summary(
                it.id(),
                it.kind(),
                faces.text("case." + it.kind(), locale),
                it.number(),
                it.state(),
                it.subjectNumber(),
                it.subjectName(),
                it.unit(),
                it.submittedAt(),
                it.effectiveOn(),
                it.task() == null || it.drawing() == null
                        ? null
                        : drawings.version(it.drawing()).nameOf(it.task()),
                it.dueOn());
    }

    private static @Nullable String onBehalf(@Nullable Object given) {
        return given == null || given instanceof Boolean ? null : given.toString();
    }

    private static String required(@Nullable String value, String field) {
        if (value == null || value.isBlank()) {
            throw new Refused(Refusal.input(field, "case.field-missing", field));
        }
        return value;
    }
}
