package org.matricula.report.saved;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.matricula.page.Allowed;

/// Staff who may ask for figures and rosters of the students within their reach.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Allowed({
    "registrar",
    "academic-office-head",
    "vice-principal",
    "department-registrar",
    "counsellor",
    "class-teacher",
    "point-reviewer",
    "branch-reviewer",
    "province-reviewer"
})
public @interface OpenToSaved {}
