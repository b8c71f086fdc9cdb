package org.matricula.graduation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.matricula.page.Allowed;

/// Those who bring their graduates to check, sign, sit and fill in: the class teacher as well as
/// the offices.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Allowed({
    "class-teacher",
    "counsellor",
    "department-registrar",
    "registrar",
    "academic-office-head",
    "point-reviewer"
})
public @interface OpenToGraduateInfo {}
