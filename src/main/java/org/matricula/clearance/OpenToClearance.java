package org.matricula.clearance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.matricula.page.Allowed;

/// 离校手续签办人员: whoever signs for an office, and those who see that all is signed.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Allowed({
    "finance",
    "student-affairs",
    "counsellor",
    "class-teacher",
    "department-registrar",
    "registrar",
    "academic-office-head",
    "archive-keeper"
})
public @interface OpenToClearance {}
