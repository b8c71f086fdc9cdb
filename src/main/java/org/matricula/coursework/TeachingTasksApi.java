package org.matricula.coursework;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.curriculum.OpenToPlanners;
import org.matricula.curriculum.OpenToTeaching;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.matricula.page.Allowed;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Teaching tasks and their grades for other systems: the same acts by the same rules.
@RestController
@RequestMapping("/api/v1/teaching-tasks")
@OpenToTeaching
class TeachingTasksApi {

    private static final int MOST = 200;

    record Made(UUID id) {}

    record Grid(Task task, List<GradeLine> lines) {}

    record CandidacyList(List<Candidacy> items, List<RegisterClass.Clashing> clashes) {}

    record Lines(@Nullable List<Typed> lines) {}

    record Why(@Nullable String reason) {}

    record ExamOn(@Nullable LocalDate examOn) {}

    record Late(@Nullable LocalDate until, @Nullable String reason) {}

    private final Tasks tasks;
    private final OpenTask openTask;
    private final RegisterClass registerClass;
    private final EnterGrades enterGrades;
    private final PassGrades passGrades;

    TeachingTasksApi(
            Tasks tasks,
            OpenTask openTask,
            RegisterClass registerClass,
            EnterGrades enterGrades,
            PassGrades passGrades) {
        this.tasks = tasks;
        this.openTask = openTask;
        this.registerClass = registerClass;
        this.enterGrades = enterGrades;
        this.passGrades = passGrades;
    }

    @GetMapping
    Slice<Task> list(
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var most = Math.clamp(limit, 1, MOST);
        return Slice.of(tasks.page(cursor, most + 1), most, it -> it.id().toString());
    }

    @PostMapping
    @OpenToPlanners
    ResponseEntity<Made> open(@RequestBody NewTask it) {
        if (it.unit() == null
                || it.term() == null
                || it.course() == null
                || it.teacher() == null
                || it.scale() == null
                || it.opensOn() == null
                || it.closesOn() == null) {
            throw new Refused(Refusal.input("unit", "field.missing"));
        }
        return ResponseEntity.status(201).body(new Made(openTask.open(it)));
    }

    @GetMapping("/{task}")
    Grid show(@PathVariable UUID task) {
        return new Grid(tasks.get(task), tasks.lines(task));
    }

    @GetMapping("/{task}/candidacies")
    @OpenToPlanners
    CandidacyList preview(@PathVariable UUID task) {
        var all = registerClass.preview(task);
        return new CandidacyList(all, registerClass.clashes(task, all));
    }

    @PostMapping("/{task}/register")
    @OpenToPlanners
    RegisterClass.Outcome register(@PathVariable UUID task) {
        return registerClass.register(task);
    }

    /// Lines upon the versions that were seen: another version's line is told, not written over.
    @PutMapping("/{task}/grades")
    @Allowed("teacher")
    EnterGrades.Saved save(@PathVariable UUID task, @RequestBody Lines it) {
        return enterGrades.save(task, it.lines() == null ? List.of() : it.lines());
    }

    @PostMapping("/{task}/submit")
    @Allowed("teacher")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void submit(@PathVariable UUID task) {
        passGrades.submit(task);
    }

    @PostMapping("/{task}/review")
    @Allowed({"department-registrar", "registrar"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void review(@PathVariable UUID task) {
        passGrades.review(task);
    }

    @PostMapping("/{task}/send-back")
    @Allowed({"department-registrar", "registrar"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void sendBack(@PathVariable UUID task, @RequestBody Why it) {
        passGrades.sendBack(task, it.reason() == null ? "" : it.reason());
    }

    @PostMapping("/{task}/publish")
    @Allowed("academic-office-head")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void publish(@PathVariable UUID task) {
        passGrades.publish(task);
    }

    @PostMapping("/{task}/exam-on")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed({"teacher", "department-registrar", "registrar", "academic-office-head"})
    void examOn(@PathVariable UUID task, @RequestBody ExamOn it) {
        passGrades.examOn(task, it.examOn());
    }

    @PostMapping("/{task}/late")
    @Allowed("academic-office-head")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void late(@PathVariable UUID task, @RequestBody Late it) {
        passGrades.allowLate(task, it.until(), it.reason() == null ? "" : it.reason());
    }
}
