package org.matricula.report.oversight;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.matricula.page.Allowed;

/// 教务处 and the two centres it guides.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Allowed({"academic-office-head", "vice-principal", "registrar", "archive-keeper"})
public @interface OpenToSupervision {}
