package org.matricula.discipline;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.matricula.page.Allowed;

/// Whoever may register what they saw: teachers, those who look after students, student affairs.
/// What others have registered a course teacher doesn't see.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Allowed({
    "teacher",
    "class-teacher",
    "counsellor",
    "department-registrar",
    "student-affairs",
    "point-reviewer"
})
public @interface OpenToReporters {}
