package org.matricula.coursework.archive;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.matricula.page.Allowed;

/// 归档经办人员: teachers for their own courses, colleges for theirs, the academic office for all.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Allowed({"teacher", "department-registrar", "registrar", "academic-office-head"})
@interface OpenToArchive {}
