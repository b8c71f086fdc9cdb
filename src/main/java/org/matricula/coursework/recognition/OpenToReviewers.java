package org.matricula.coursework.recognition;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.matricula.page.Allowed;

/// Whoever decides on what is recognised, and writes down what was brought.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Allowed({
    "department-registrar",
    "registrar",
    "academic-office-head",
    "point-reviewer",
    "branch-reviewer",
    "province-reviewer"
})
@interface OpenToReviewers {}
