package org.matricula.registration.term;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.matricula.page.Allowed;

/// Whoever opens the withdrawal of those who are overdue.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Allowed({"registrar", "academic-office-head", "point-reviewer"})
@interface OpenToProposing {}
