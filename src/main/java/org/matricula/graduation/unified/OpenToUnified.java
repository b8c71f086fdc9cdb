package org.matricula.graduation.unified;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.matricula.page.Allowed;

/// The three levels of an open university, and those who look after its register.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Allowed({"counsellor", "registrar", "point-reviewer", "branch-reviewer", "province-reviewer"})
@interface OpenToUnified {}
