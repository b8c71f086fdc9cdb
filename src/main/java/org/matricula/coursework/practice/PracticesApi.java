package org.matricula.coursework.practice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Practice records for other systems.
@RestController
@RequestMapping("/api/v1/practices")
@OpenToPractice
class PracticesApi {

    private static final int MOST = 1000;

    record Lines(@Nullable List<NewPractice> lines) {}

    record Many(int recorded) {}

    record Reason(@Nullable String reason) {}

    record Made(UUID id, String number) {}

    private final ReadPractices readPractices;
    private final RecordPractice recordPractice;
    private final PrintPractices printPractices;

    PracticesApi(
            ReadPractices readPractices,
            RecordPractice recordPractice,
            PrintPractices printPractices) {
        this.readPractices = readPractices;
        this.recordPractice = recordPractice;
        this.printPractices = printPractices;
    }

    @GetMapping
    Slice<Practice> list(
            @RequestParam(defaultValue = "") String student,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "100") int limit) {
        var most = Math.clamp(limit, 1, MOST);
        return Slice.of(
                readPractices.page(student, after, most + 1),
                most,
                (Practice it) -> it.id().toString());
    }

    /// All of them or none.
    @PostMapping
    @RecordsPractice
    Many add(@RequestBody Lines it) {
        var lines = it.lines() == null ? List.<NewPractice>of() : it.lines();
        if (lines.isEmpty() || lines.size() > MOST || lines.contains(null)) {
            throw new Refused(Refusal.input("lines", "field.missing"));
        }
        var rows = new LinkedHashMap<Integer, NewPractice>();
        lines.forEach(line -> rows.put(rows.size() + 1, line));
        return new Many(recordPractice.addAll(rows));
    }

    @PostMapping("/{practice}/strike")
    @RecordsPractice
    ResponseEntity<Void> strike(@PathVariable UUID practice, @RequestBody Reason it) {
        recordPractice.strike(practice, it.reason() == null ? "" : it.reason());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/of/{enrolment}/paper")
    ResponseEntity<Made> print(@PathVariable UUID enrolment) {
        var made = printPractices.print(enrolment);
        return ResponseEntity.status(201).body(new Made(made.id(), made.number()));
    }
}
