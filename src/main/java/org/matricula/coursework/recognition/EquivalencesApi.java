package org.matricula.coursework.recognition;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.curriculum.DecideEquivalence;
import org.matricula.curriculum.Equivalence;
import org.matricula.curriculum.Equivalences;
import org.matricula.curriculum.NewEquivalence;
import org.matricula.curriculum.OpenToTeaching;
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

/// Equivalences for other systems.
@RestController
@RequestMapping("/api/v1/equivalences")
@OpenToTeaching
class EquivalencesApi {

    private static final int MOST = 200;

    record Asked(
            @Nullable String kind,
            @Nullable Boolean own,
            @Nullable String origin,
            @Nullable UUID programme,
            @Nullable List<NewEquivalence.Left> from,
            @Nullable List<NewEquivalence.Right> to,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil,
            @Nullable String decidedBy,
            @Nullable LocalDate decidedOn,
            @Nullable String source) {

        NewEquivalence typed() {
            return new NewEquivalence(
                    orBlank(kind),
                    Boolean.TRUE.equals(own),
                    origin,
                    programme,
                    from == null
                            ? List.of()
                            : from.stream()
                                    .map(it ->
                                            new NewEquivalence.Left(
                                                    orBlank(it.code()), orBlank(it.name())))
                                    .toList(),
                    to == null
                            ? List.of()
                            : to.stream()
                                    .map(it ->
                                            new NewEquivalence.Right(
                                                    orBlank(it.code()), it.credits()))
                                    .toList(),
                    validFrom,
                    validUntil,
                    orBlank(decidedBy),
                    decidedOn,
                    orBlank(source));
        }

        private static String orBlank(@Nullable String text) {
            return text == null ? "" : text;
        }
    }

    record Made(UUID id) {}

    record Reason(@Nullable String reason) {}

    private final DecideEquivalence decideEquivalence;
    private final Equivalences equivalences;
    private final TouchedStudents touched;

    EquivalencesApi(
            DecideEquivalence decideEquivalence,
            Equivalences equivalences,
            TouchedStudents touched) {
        this.decideEquivalence = decideEquivalence;
        this.equivalences = equivalences;
        this.touched = touched;
    }

    @GetMapping
    Slice<Equivalence> list(
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var most = Math.clamp(limit, 1, MOST);
        return Slice.of(
                equivalences.of(decideEquivalence.school(), cursor, most + 1),
                most,
                it -> it.id().toString());
    }

    /// Whom it would touch; nothing is written.
    @PostMapping("/preview")
    @Allowed({"registrar", "academic-office-head"})
    Touched preview(@RequestBody Asked asked) {
        var read = decideEquivalence.read(asked.typed());
        return touched.of(
                decideEquivalence.school(),
                read.typed().own(),
                read.typed().origin(),
                read.typed().programme(),
                read.from(),
                read.to());
    }

    @PostMapping
    @Allowed({"registrar", "academic-office-head"})
    ResponseEntity<Made> decide(@RequestBody Asked asked) {
        return ResponseEntity.status(201).body(new Made(decideEquivalence.decide(asked.typed())));
    }

    /// By another account than the one that wrote it down.
    @PostMapping("/{equivalence}/confirm")
    @Allowed({"registrar", "academic-office-head"})
    ResponseEntity<Void> confirm(@PathVariable UUID equivalence) {
        decideEquivalence.confirm(equivalence);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{equivalence}/end")
    @Allowed({"registrar", "academic-office-head"})
    ResponseEntity<Void> end(@PathVariable UUID equivalence, @RequestBody Reason it) {
        decideEquivalence.end(equivalence, it.reason() == null ? "" : it.reason());
        return ResponseEntity.noContent().build();
    }
}
