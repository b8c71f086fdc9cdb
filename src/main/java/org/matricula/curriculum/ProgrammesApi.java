package org.matricula.curriculum;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.matricula.page.Allowed;
import org.matricula.page.Problems;
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
import org.springframework.web.multipart.MultipartFile;

/// Courses and programmes for other systems: the same acts by the same rules.
@RestController
@RequestMapping("/api/v1/programmes")
@OpenToTeaching
class ProgrammesApi {

    private static final int MOST = 200;

    record Made(UUID id) {}

    record Asked(
            @Nullable BigDecimal leastCredits,
            @Nullable BigDecimal leastElectiveCredits,
            @Nullable Integer leastElectives,
            @Nullable DegreeCondition degree) {}

    record Why(@Nullable String reason) {}

    /// @param file to be applied, null where there are problems or nothing changes
    record Brought(
            @Nullable UUID file,
            List<ProgrammeSheet.Change> changes,
            List<ProgrammeSheetPage.ProblemLine> problems) {}

    record Applied(int changes) {}

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
    private final SetRequirements setRequirements;
    private final RenewProgramme renew;
    private final BringProgramme bring;
    private final Problems problems;

    ProgrammesApi(
            Planning planning,
            Programmes programmes,
            Courses courses,
            AddCourse addCourse,
            OpenProgramme openProgramme,
            PlanCourse planCourse,
            SetRequirements setRequirements,
            RenewProgramme renew,
            BringProgramme bring,
            Problems problems) {
        this.planning = planning;
        this.programmes = programmes;
        this.courses = courses;
        this.addCourse = addCourse;
        this.openProgramme = openProgramme;
        this.planCourse = planCourse;
        this.setRequirements = setRequirements;
        this.renew = renew;
        this.bring = bring;
        this.problems = problems;
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

    @GetMapping("/{programme}/requirements")
    Requirements requirements(@PathVariable UUID programme) {
        return programmes.requirements(programmes.get(planning.institution(), programme).id());
    }

    @PutMapping("/{programme}/requirements")
    @OpenToPlanners
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void require(@PathVariable UUID programme, @RequestBody Asked it) {
        setRequirements.set(
                programme,
                it.leastCredits(),
                it.leastElectiveCredits(),
                it.leastElectives(),
                it.degree() == null || it.degree().level() == null ? null : it.degree());
    }

    @PostMapping("/{programme}/versions")
    @OpenToPlanners
    ResponseEntity<Made> propose(@PathVariable UUID programme, @RequestBody Why it) {
        return ResponseEntity.status(201)
                .body(new Made(renew.propose(programme, orBlank(it.reason()))));
    }

    @PostMapping("/{programme}/confirm")
    @Allowed({"registrar", "academic-office-head"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirm(@PathVariable UUID programme) {
        renew.confirm(programme);
    }

    /// The whole programme as a sheet: what it would change, and each problem with its remedy.
    @PostMapping("/{programme}/sheet")
    @OpenToPlanners
    Brought bring(
            @PathVariable UUID programme,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Locale locale)
            throws IOException {
        programmes.get(planning.institution(), programme);
        if (file == null || file.isEmpty()) {
            throw new Refused(Refusal.input("file", "field.missing"));
        }
        var brought = bring.preview(programme, file.getBytes(), locale);
        return new Brought(
                brought.file(),
                brought.preview().changes(),
                brought.preview().problems().stream()
                        .map(one ->
                                new ProgrammeSheetPage.ProblemLine(
                                        one.row(),
                                        one.column(),
                                        problems.line(one.refusal(), locale)))
                        .toList());
    }

    @PostMapping("/{programme}/sheet/{file}/apply")
    @OpenToPlanners
    Applied apply(@PathVariable UUID programme, @PathVariable UUID file, Locale locale) {
        return new Applied(bring.apply(programme, file, locale));
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
