package org.matricula.coursework;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.curriculum.OpenToPlanners;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// 课程注册 for other systems: the same acts by the same rules.
@RestController
@RequestMapping("/api/v1")
class CourseRegistrationApi {

    record ClassTerm(@Nullable UUID unit, @Nullable UUID term) {}

    record Joining(@Nullable String number) {}

    record Declared(@Nullable UUID enrolment, boolean aims) {}

    record AimList(List<DeclareDegreeAim.Aim> items) {}

    private final RegisterTerm registerTerm;
    private final JoinTask joinTask;
    private final DeclareDegreeAim declareDegreeAim;

    CourseRegistrationApi(
            RegisterTerm registerTerm, JoinTask joinTask, DeclareDegreeAim declareDegreeAim) {
        this.registerTerm = registerTerm;
        this.joinTask = joinTask;
        this.declareDegreeAim = declareDegreeAim;
    }

    @GetMapping("/course-registration")
    @OpenToPlanners
    RegisterTerm.Sheet preview(@RequestParam UUID unit, @RequestParam UUID term) {
        return registerTerm.preview(unit, term);
    }

    @PostMapping("/course-registration")
    @OpenToPlanners
    RegisterTerm.Outcome register(@RequestBody ClassTerm it) {
        if (it.unit() == null || it.term() == null) {
            throw new Refused(Refusal.input("unit", "field.missing"));
        }
        return registerTerm.register(it.unit(), it.term());
    }

    @PostMapping("/teaching-tasks/{task}/students")
    @OpenToPlanners
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void join(@PathVariable UUID task, @RequestBody Joining it) {
        joinTask.join(task, it.number() == null ? "" : it.number());
    }

    @GetMapping("/own-degree-aim")
    @OpenToOwn
    AimList own() {
        return new AimList(declareDegreeAim.own());
    }

    @PostMapping("/own-degree-aim")
    @Allowed("student")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void declare(@RequestBody Declared it) {
        if (it.enrolment() == null) {
            throw new Refused(Refusal.input("enrolment", "field.missing"));
        }
        declareDegreeAim.declare(it.enrolment(), it.aims());
    }
}
