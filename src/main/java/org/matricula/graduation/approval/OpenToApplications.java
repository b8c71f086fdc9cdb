package org.matricula.graduation.approval;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.matricula.page.Allowed;

/// Those who apply, approve or look after graduation in an open university.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Allowed({"counsellor", "registrar", "point-reviewer", "branch-reviewer", "province-reviewer"})
@interface OpenToApplications {}
