package org.matricula.enrolment.admission;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.enrolment.AdmissionState;
import org.matricula.enrolment.OpenToAdmission;
import org.matricula.kernel.Slice;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The admitted lists for other systems.
@RestController
@RequestMapping("/api/v1/admission-batches")
@OpenToAdmission
class AdmissionApi {

    private static final int MOST = 200;

    record ToldBatch(
            UUID id,
            UUID institution,
            String name,
            int year,
            String season,
            @Nullable String level,
            @Nullable String studyForm,
            LocalDate opensOn,
            LocalDate closesOn,
            LocalDate entryOn) {}

    /// Without anything private: who it is, the file says to those who may read it.
    record ToldCandidate(
            UUID id,
            @Nullable String candidateNumber,
            String name,
            UUID unit,
            @Nullable UUID classUnit,
            AdmissionState state,
            LocalDate stateOn,
            @Nullable LocalDate deferredUntil,
            String fee,
            @Nullable String studentNumber) {}

    record Added(List<UUID> ids) {}

    private final Batches batches;
    private final OpenBatch openBatch;
    private final Candidates candidates;
    private final AddCandidates addCandidates;

    AdmissionApi(
            Batches batches,
            OpenBatch openBatch,
            Candidates candidates,
            AddCandidates addCandidates) {
        this.batches = batches;
        this.openBatch = openBatch;
        this.candidates = candidates;
        this.addCandidates = addCandidates;
    }

    @GetMapping
    List<ToldBatch> list() {
        return batches.all().stream().map(AdmissionApi::told).toList();
    }

    @PostMapping
    ResponseEntity<ToldBatch> open(@RequestBody BatchForm form) {
        var id = openBatch.open(form);
        return ResponseEntity.created(URI.create("/api/v1/admission-batches/" + id))
                .body(told(batches.get(id)));
    }

    @GetMapping("/{batch}")
    ToldBatch one(@PathVariable UUID batch) {
        return told(batches.get(batch));
    }

    @GetMapping("/{batch}/candidates")
    Slice<ToldCandidate> candidates(
            @PathVariable UUID batch,
            @RequestParam(required = false) @Nullable AdmissionState state,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        batches.get(batch);
        return candidates
                .page(batch, state, q, cursor, Math.clamp(limit, 1, MOST))
                .map(AdmissionApi::told);
    }

    /// All of them or none: a list with one wrong line is refused with every line's reasons.
    @PostMapping("/{batch}/candidates")
    ResponseEntity<Added> add(@PathVariable UUID batch, @RequestBody List<NewCandidate> list) {
        return ResponseEntity.status(201).body(new Added(addCandidates.add(batch, list)));
    }

    private static ToldBatch told(Batch it) {
        return new ToldBatch(
                it.id(),
                it.institutionId(),
                it.name(),
                it.year(),
                it.season(),
                it.level(),
                it.studyForm(),
                it.opensOn(),
                it.closesOn(),
                it.entryOn());
    }

    private static ToldCandidate told(Candidate it) {
        return new ToldCandidate(
                it.id(),
                it.candidateNumber(),
                it.name(),
                it.unitId(),
                it.classId(),
                it.state(),
                it.stateOn(),
                it.deferredUntil(),
                it.fee(),
                it.studentNumber());
    }
}
