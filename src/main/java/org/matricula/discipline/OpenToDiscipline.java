package org.matricula.discipline;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.matricula.page.Allowed;

/// Those who have to do with sanctions, each within their reach; nobody else sees that there are
/// any.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Allowed({
    "class-teacher",
    "counsellor",
    "department-registrar",
    "student-affairs",
    "legal-reviewer",
    "registrar",
    "academic-office-head",
    "vice-principal",
    "archive-keeper",
    "point-reviewer"
})
public @interface OpenToDiscipline {}
