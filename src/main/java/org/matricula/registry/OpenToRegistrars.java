package org.matricula.registry;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.matricula.page.Allowed;

/// 学籍管理人员: those who write the register.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Allowed({"department-registrar", "registrar", "academic-office-head", "point-reviewer"})
public @interface OpenToRegistrars {}
