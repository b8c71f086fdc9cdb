package org.matricula.consignment;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.matricula.page.Allowed;

/// The three levels of an open university, and its registrars.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Allowed({"registrar", "point-reviewer", "branch-reviewer", "province-reviewer"})
@interface OpenToConsignments {}
