package org.matricula.coursework;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// One's own courses for other systems.
@RestController
@RequestMapping("/api/v1/own-courses")
@OpenToOwn
class OwnCoursesApi {

    /// @param kind `exam-deferral`, `course-exemption` or `grade-recheck`
    record Asked(@Nullable String kind) {}

    record Made(UUID id) {}

    private final OwnCourses ownCourses;

    OwnCoursesApi(OwnCourses ownCourses) {
        this.ownCourses = ownCourses;
    }

    @GetMapping
    OwnCourses.View show() {
        return ownCourses.show();
    }

    @PostMapping("/{grade}/applications")
    ResponseEntity<Made> apply(@PathVariable UUID grade, @RequestBody Asked it) {
        var kind = it.kind() == null ? "" : it.kind();
        return ResponseEntity.status(201).body(new Made(ownCourses.apply(grade, kind)));
    }
}
