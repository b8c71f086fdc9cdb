package org.matricula.registry.concern;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.matricula.page.Allowed;

/// Those who look after students of a class or a department.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Allowed({
    "class-teacher",
    "counsellor",
    "department-registrar",
    "registrar",
    "academic-office-head",
    "vice-principal",
    "point-reviewer"
})
public @interface OpenToConcerns {}
