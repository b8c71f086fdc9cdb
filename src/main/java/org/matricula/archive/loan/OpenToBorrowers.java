package org.matricula.archive.loan;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.matricula.page.Allowed;

/// Staff who may ask to look into a volume, and those who keep them.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Allowed({
    "archive-keeper",
    "registrar",
    "academic-office-head",
    "department-registrar",
    "counsellor",
    "class-teacher",
    "vice-principal"
})
public @interface OpenToBorrowers {}
