package org.matricula.appraisal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.matricula.page.Allowed;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Conduct and appraisal for other systems: the same acts by the same rules.
@RestController
@RequestMapping("/api/v1")
@OpenToConduct
class AppraisalApi {

    private static final int MOST = 200;

    record Said(@Nullable UUID enrolmentId, @Nullable String verdict, @Nullable String words) {}

    record Sheet(
            @Nullable UUID unit,
            @Nullable UUID standard,
            @Nullable LocalDate on,
            @Nullable List<Said> students,
            @Nullable String reason) {}

    record Counted(int count) {}

    record Opening(@Nullable UUID institution, @Nullable UUID term) {}

    record Made(UUID id) {}

    /// @param next the `cursor` of the next page, null on the last
    record Result(Round round, List<Scored> items, @Nullable String next) {}

    record Change(@Nullable UUID subject, @Nullable Boolean proposed, @Nullable String reason) {}

    private final ReadAppraisal readAppraisal;
    private final NoteConduct noteConduct;
    private final HoldAppraisal holdAppraisal;

    AppraisalApi(
            ReadAppraisal readAppraisal, NoteConduct noteConduct, HoldAppraisal holdAppraisal) {
        this.readAppraisal = readAppraisal;
        this.noteConduct = noteConduct;
        this.holdAppraisal = holdAppraisal;
    }

    @PostMapping("/conduct-notes")
    @Allowed({"class-teacher", "counsellor", "teacher", "department-registrar", "registrar"})
    Counted note(@RequestBody Sheet it) {
        if (it.unit() == null || it.standard() == null || it.on() == null) {
            throw new Refused(Refusal.input("unit", "field.missing"));
        }
        var noted = new ArrayList<NoteConduct.Noted>();
        for (var said : it.students() == null ? List.<Said>of() : it.students()) {
            if (said.enrolmentId() == null) {
                throw new Refused(Refusal.input("enrolmentId", "field.missing"));
            }
            noted.add(
                    new NoteConduct.Noted(
                            said.enrolmentId(),
                            ConductPage.verdict(said.verdict()),
                            said.words() == null ? "" : said.words().strip()));
        }
        return new Counted(noteConduct.note(it.unit(), it.standard(), it.on(), noted, it.reason()));
    }

    @GetMapping("/appraisals")
    Slice<Round> list(
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var most = Math.clamp(limit, 1, MOST);
        return Slice.of(
                readAppraisal.rounds(cursor, most + 1), most, (Round it) -> it.id().toString());
    }

    @PostMapping("/appraisals")
    @Allowed({"registrar", "academic-office-head"})
    ResponseEntity<Made> open(@RequestBody Opening it) {
        if (it.institution() == null || it.term() == null) {
            throw new Refused(Refusal.input("term", "field.missing"));
        }
        return ResponseEntity.status(201)
                .body(new Made(holdAppraisal.open(it.institution(), it.term())));
    }

    @GetMapping("/appraisals/{round}")
    Result show(
            @PathVariable UUID round,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "200") int limit) {
        var most = Math.clamp(limit, 1, MOST);
        var slice =
                Slice.of(
                        readAppraisal.scored(round, false, cursor, most + 1),
                        most,
                        (Scored it) -> it.subject().toString());
        return new Result(readAppraisal.round(round), slice.items(), slice.next());
    }

    @PostMapping("/appraisals/{round}/reckon")
    @Allowed({"registrar", "academic-office-head"})
    Counted reckon(@PathVariable UUID round) {
        return new Counted(holdAppraisal.reckon(round));
    }

    @PostMapping("/appraisals/{round}/changes")
    @Allowed({"registrar", "academic-office-head"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@PathVariable UUID round, @RequestBody Change it) {
        if (it.subject() == null || it.proposed() == null) {
            throw new Refused(Refusal.input("subject", "field.missing"));
        }
        holdAppraisal.change(round, it.subject(), it.proposed(), it.reason());
    }

    @PostMapping("/appraisals/{round}/confirm")
    @Allowed({"academic-office-head", "vice-principal"})
    Counted confirm(@PathVariable UUID round) {
        return new Counted(holdAppraisal.confirm(round));
    }
}
