package org.matricula.card;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.matricula.page.Allowed;

/// 学生证管理人员: those who make cards, hand them over and take them back, each within their reach.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Allowed({"department-registrar", "registrar", "academic-office-head", "point-reviewer"})
public @interface OpenToCards {}
