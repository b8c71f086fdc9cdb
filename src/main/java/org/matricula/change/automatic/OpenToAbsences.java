package org.matricula.change.automatic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.matricula.page.Allowed;

/// Whoever looks after students or keeps their standing.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Allowed({
    "counsellor",
    "class-teacher",
    "point-reviewer",
    "department-registrar",
    "registrar",
    "academic-office-head"
})
@interface OpenToAbsences {}
