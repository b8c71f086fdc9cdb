package org.matricula.teaching;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.matricula.page.Allowed;

/// Whoever arranges teaching or watches over it.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Allowed({"department-registrar", "registrar", "academic-office-head", "vice-principal"})
public @interface OpenToTeachingOffices {}
