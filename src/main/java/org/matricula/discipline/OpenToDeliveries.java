package org.matricula.discipline;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.matricula.page.Allowed;

/// Those who bring a decision to the student and write down how.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Allowed({
    "class-teacher",
    "counsellor",
    "department-registrar",
    "student-affairs",
    "registrar",
    "point-reviewer"
})
public @interface OpenToDeliveries {}
