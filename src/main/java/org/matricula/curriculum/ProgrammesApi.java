package org.matricula.curriculum;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Slice;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Courses and programmes for other systems: the same acts by the same rules.
@RestController
@RequestMapping("/api/v1/programmes")
@OpenToTeaching
class ProgrammesApi {

    private static final int MOST = 200;

    record Made(UUID id) {}

    record ProgrammeList(List<Programme> items) {}

    record Whole(Programme programme, List<ProgrammeModule> modules, List<PlannedCourse> courses) {}

    record DifferenceList(List<Difference> items) {}

    record NewProgramme(UUID unit, @Nullable String level, int entryYear, @Nullable String name) {}

    record Copy(int entryYear) {}

    record NewModule(@Nullable String name, @Nullable BigDecimal leastCredits) {}

    record Place(UUID module, int term) {}

    record CourseAsked(
            @Nullable String code,
            @Nullable String name,
            @Nullable BigDecimal credits,
            @Nullable Integer hours,
            @Nullable String nature,
            @Nullable String assessment) {}

    private final Planning planning;
    private final Programmes programmes;
    private final Courses courses;
    private final AddCourse addCourse;
    private final OpenProgramme openProgramme;
    private final PlanCourse planCourse;

    ProgrammesApi(
            Planning planning,
            Programmes programmes,
            Courses courses,
            AddCourse addCourse,
            OpenProgramme openProgramme,
            PlanCourse planCourse) {
        this.planning = planning;
        this.programmes = programmes;
        this.courses = courses;
        this.addCourse = addCourse;
        this.openProgramme = openProgramme;
        this.planCourse = planCourse;
    }

    @GetMapping
    ProgrammeList list() {
        return new ProgrammeList(programmes.of(planning.institution()));
    }

    @PostMapping
    @OpenToPlanners
    ResponseEntity<Made> open(@RequestBody NewProgramme it) {
        var id =
                openProgramme.open(
                        it.unit(), orBlank(it.level()), it.entryYear(), orBlank(it.name()));
        return ResponseEntity.status(201).body(new Made(id));
    }

    @GetMapping("/courses")
    Slice<Course> courses(
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var most = Math.clamp(limit, 1, MOST);
        return Slice.of(courses.of(planning.institution(), cursor, most + 1), most, Course::code);
    }

    @PostMapping("/courses")
    @OpenToPlanners
    ResponseEntity<Made> add(@RequestBody CourseAsked it) {
        var id =
                addCourse.add(
                        new NewCourse(
                                orBlank(it.code()),
                                orBlank(it.name()),
                                it.credits(),
                                it.hours(),
                                orBlank(it.nature()),
                                orBlank(it.assessment())));
        return ResponseEntity.status(201).body(new Made(id));
    }

    @GetMapping("/{programme}")
    Whole show(@PathVariable UUID programme) {
        var it = programmes.get(planning.institution(), programme);
        return new Whole(it, programmes.modules(it.id()), programmes.planned(it.id()));
    }

    @GetMapping("/{programme}/beside/{other}")
    DifferenceList compare(@PathVariable UUID programme, @PathVariable UUID other) {
        var institution = planning.institution();
        return new DifferenceList(
                programmes.compare(
                        programmes.get(institution, programme).id(),
                        programmes.get(institution, other).id()));
    }

    @PostMapping("/{programme}/copy")
    @OpenToPlanners
    ResponseEntity<Made> copy(@PathVariable UUID programme, @RequestBody Copy it) {
        return ResponseEntity.status(201)
                .body(new Made(openProgramme.copy(programme, it.entryYear())));
    }

    @PostMapping("/{programme}/modules")
    @OpenToPlanners
    ResponseEntity<Made> module(@PathVariable UUID programme, @RequestBody NewModule it) {
        return ResponseEntity.status(201)
                .body(
                        new Made(
                                planCourse.module(
                                        programme, orBlank(it.name()), it.leastCredits())));
    }

    @PutMapping("/{programme}/courses/{code}")
    @OpenToPlanners
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void plan(@PathVariable UUID programme, @PathVariable String code, @RequestBody Place it) {
        planCourse.plan(programme, code, it.module(), it.term());
    }

    @DeleteMapping("/{programme}/courses/{course}")
    @OpenToPlanners
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void drop(@PathVariable UUID programme, @PathVariable UUID course) {
        planCourse.drop(programme, course);
    }

    private static String orBlank(@Nullable String text) {
        return text == null ? "" : text;
    }
}
