package org.matricula.announcement;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.matricula.page.Allowed;

/// Those who tell the people within their reach.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Allowed({
    "class-teacher",
    "counsellor",
    "department-registrar",
    "registrar",
    "student-affairs",
    "academic-office-head",
    "vice-principal",
    "point-reviewer"
})
@interface OpenToAnnouncers {}
