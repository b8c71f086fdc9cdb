package org.matricula.archive.handover;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.matricula.page.Allowed;

/// Whoever gives files to the archive, and those who keep it.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Allowed({"archive-keeper", "registrar", "department-registrar", "counsellor", "class-teacher"})
public @interface OpenToHandover {}
