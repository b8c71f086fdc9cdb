package org.matricula.registry.roster;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.organisation.Units;
import org.matricula.registry.OpenToReaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@OpenToReaders
class StudentsApi {

    record Answer(List<Item> items, @Nullable String next, @Nullable Long total) {}

    record Item(
            String studentNumber,
            String name,
            Coded sex,
            Coded status,
            LocalDate statusSince,
            String unit,
            String parentUnit,
            String institution,
            @Nullable Integer gradeLevel,
            int entryYear,
            @Nullable Coded level,
            String registration) {}

    private final Roster roster;
    private final Units units;
    private final Codes codes;

    StudentsApi(Roster roster, Units units, Codes codes) {
        this.roster = roster;
        this.units = units;
        this.codes = codes;
    }

    @GetMapping("/api/v1/students")
    Answer list(
            @RequestParam(required = false) String q,
            @RequestParam(required = false) String unit,
            @RequestParam(required = false) String grade,
            @RequestParam(required = false) String major,
            @RequestParam(name = "class", required = false) String clazz,
            @RequestParam(required = false) List<String> status,
            @RequestParam(required = false) String asOf,
            @RequestParam(required = false) String limit,
            @RequestParam(required = false) String cursor,
            @RequestParam(required = false) String sort,
            @RequestParam(defaultValue = "false") boolean total) {
        var query =
                new Asked(
                                q, unit, grade, major, clazz, status, null, null, null, null, asOf,
                                cursor, limit, sort, null)
                        .query(units);
        var slice = roster.find(query);
        return new Answer(
                slice.items().stream().map(this::item).toList(),
                slice.next(),
                total ? roster.count(query) : null);
    }

    private Item item(StudentRow row) {
        return new Item(
                row.studentNumber(),
                row.name(),
                Coded.of(codes, "sex", row.sex()),
                Coded.of(codes, "student-status", row.status()),
                row.statusSince(),
                row.unit(),
                row.parentUnit(),
                row.institution(),
                row.gradeLevel(),
                row.entryYear(),
                Coded.of(codes, "level", row.level()),
                row.registration());
    }
}
