package org.matricula.report.oversight;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.matricula.page.Allowed;

/// Those who assess units, and those whose unit is assessed.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Allowed({
    "vice-principal",
    "academic-office-head",
    "branch-reviewer",
    "province-reviewer",
    "registrar",
    "department-registrar",
    "point-reviewer"
})
public @interface OpenToAssessed {}
