package org.matricula.survey;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.matricula.page.Allowed;

/// Whoever asks students, interviews them and helps them, within their reach.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Allowed({"class-teacher", "counsellor", "department-registrar", "registrar"})
public @interface OpenToSurveyors {}
