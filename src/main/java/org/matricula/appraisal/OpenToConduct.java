package org.matricula.appraisal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.matricula.page.Allowed;

/// Whoever sees students day by day, and whoever answers for them.
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
@interface OpenToConduct {}
