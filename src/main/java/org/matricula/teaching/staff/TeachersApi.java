package org.matricula.teaching.staff;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.teaching.OpenToQuality;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// 师资队伍 for other systems.
@RestController
@RequestMapping("/api/v1/teachers")
@OpenToQuality
class TeachersApi {

    record TeacherList(List<TeacherProfiles.Teacher> items) {}

    private final KeepTeachers keep;

    TeachersApi(KeepTeachers keep) {
        this.keep = keep;
    }

    @GetMapping
    TeacherList list(@RequestParam(required = false) @Nullable UUID term) {
        var it = keep.term(term);
        return new TeacherList(it == null ? List.of() : keep.of(it.id()));
    }

    @GetMapping("/{account}")
    KeepTeachers.View show(@PathVariable UUID account) {
        return keep.show(account);
    }
}
