package org.matricula.governance.place;

import org.matricula.page.Allowed;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// For those who order an institution's affairs: its leaders and the registry.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Allowed({
    "academic-office-head",
    "administrator",
    "province-reviewer",
    "registrar",
    "vice-principal"
})
public @interface Leaders {}
