package org.matricula.curriculum;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.matricula.page.Allowed;

/// Whoever teaches or arranges teaching.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Allowed({
    "class-teacher",
    "counsellor",
    "teacher",
    "department-registrar",
    "registrar",
    "academic-office-head",
    "vice-principal"
})
public @interface OpenToTeaching {}
