package org.matricula.selection;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.matricula.page.Allowed;

/// Those who read a selection's list, each within their reach.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Allowed({
    "student-affairs",
    "registrar",
    "academic-office-head",
    "vice-principal",
    "department-registrar",
    "counsellor",
    "class-teacher"
})
public @interface OpenToSelections {}
