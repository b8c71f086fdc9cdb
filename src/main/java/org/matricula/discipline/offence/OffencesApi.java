package org.matricula.discipline.offence;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.discipline.OpenToReporters;
import org.matricula.discipline.offence.Offences.Offence;
import org.matricula.exam.ExamIncidents;
import org.matricula.kernel.Slice;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Offences, for other systems.
@RestController
@OpenToReporters
class OffencesApi {

    record Report(
            @Nullable String student,
            @Nullable UUID kind,
            @Nullable LocalDate occurredOn,
            @Nullable String place,
            @Nullable String facts) {}

    private final RegisterOffence registerOffence;
    private final LookIntoOffence lookIntoOffence;
    private final KeepOffenceKinds keepOffenceKinds;

    OffencesApi(
            RegisterOffence registerOffence,
            LookIntoOffence lookIntoOffence,
            KeepOffenceKinds keepOffenceKinds) {
        this.registerOffence = registerOffence;
        this.lookIntoOffence = lookIntoOffence;
        this.keepOffenceKinds = keepOffenceKinds;
    }

    @GetMapping("/api/v1/offence-kinds")
    List<OffenceKinds.Kind> kinds() {
        return keepOffenceKinds.here();
    }

    @GetMapping("/api/v1/offences")
    Slice<Offence> list(
            @RequestParam(defaultValue = "false") boolean closed,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return lookIntoOffence.page(!closed, cursor, Math.clamp(limit, 1, 200));
    }

    @GetMapping("/api/v1/offences/{id}")
    LookIntoOffence.Opened one(@PathVariable UUID id) {
        return lookIntoOffence.open(id);
    }

    @PostMapping("/api/v1/offences")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, UUID> register(@RequestBody Report it) {
        return Map.of(
                "id",
                registerOffence.register(
                        text(it.student()),
                        it.kind(),
                        it.occurredOn(),
                        text(it.place()),
                        text(it.facts()),
                        List.of()));
    }

    /// 考场情况 that has become no offence.
    @GetMapping("/api/v1/exam-incidents")
    List<ExamIncidents.Reported> incidents() {
        return registerOffence.incidents(200);
    }

    @PostMapping("/api/v1/offences/from-incident/{incident}")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, UUID> fromIncident(@PathVariable UUID incident) {
        return Map.of("id", registerOffence.fromIncident(incident));
    }

    private static String text(@Nullable String given) {
        return Objects.requireNonNullElse(given, "");
    }
}
