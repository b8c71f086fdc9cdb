package org.matricula.registry;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.matricula.page.Allowed;

/// Whoever may read a file: staff, the students themselves, their guardians. Which files, the reach
/// of the acting post says.
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
    "province-reviewer",
    "student",
    "guardian"
})
public @interface OpenToReaders {}
