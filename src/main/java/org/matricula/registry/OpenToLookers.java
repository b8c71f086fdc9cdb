package org.matricula.registry;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.matricula.page.Allowed;

/// Whoever may look at a file's first page: its readers, and student affairs, who have to know whom
/// a sanction or a reminder is about. They see private values masked and nothing behind the page,
/// and each look of theirs stands in the ledger.
@Target(ElementType.METHOD)
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
    "student-affairs",
    "student",
    "guardian"
})
public @interface OpenToLookers {}
