package org.matricula.survey;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.matricula.page.Allowed;

/// Whoever reads what surveys came to, within their reach.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Allowed({
    "class-teacher",
    "counsellor",
    "department-registrar",
    "registrar",
    "academic-office-head",
    "vice-principal"
})
public @interface OpenToSurveyReaders {}
