package org.matricula.discipline;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.matricula.page.Allowed;

/// Those who hear appeals, and those who carry out what comes of them.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Allowed({
    "appeals-committee",
    "student-affairs",
    "legal-reviewer",
    "academic-office-head",
    "vice-principal"
})
public @interface OpenToAppeals {}
