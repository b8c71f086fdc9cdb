package org.matricula.report.oversight;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.matricula.page.Allowed;

/// 领导小组: those who answer for the units below them.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Allowed({"vice-principal", "academic-office-head", "branch-reviewer", "province-reviewer"})
public @interface OpenToOversight {}
