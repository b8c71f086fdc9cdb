package org.matricula.credential;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.matricula.page.Allowed;

/// 成绩单经办人员: the colleges that ask for them and the academic office that issues them.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Allowed({"department-registrar", "registrar", "academic-office-head"})
public @interface OpenToTranscripts {}
