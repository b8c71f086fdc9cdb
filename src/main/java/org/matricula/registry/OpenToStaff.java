package org.matricula.registry;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.matricula.page.Allowed;

/// Staff who work with students. Those who keep the program (三员) are not among them: running the
/// register is no reason to read it.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Allowed({
    "class-teacher",
    "counsellor",
    "teacher",
    "department-registrar",
    "registrar",
    "academic-office-head",
    "vice-principal",
    "archive-keeper",
    "point-reviewer",
    "branch-reviewer",
    "province-reviewer"
})
public @interface OpenToStaff {}
