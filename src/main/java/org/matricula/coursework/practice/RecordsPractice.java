package org.matricula.coursework.practice;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.matricula.page.Allowed;

/// Those who record what students did.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Allowed({"class-teacher", "counsellor", "department-registrar", "registrar", "point-reviewer"})
@interface RecordsPractice {

    String[] ROLES = {
        "class-teacher", "counsellor", "department-registrar", "registrar", "point-reviewer"
    };
}
