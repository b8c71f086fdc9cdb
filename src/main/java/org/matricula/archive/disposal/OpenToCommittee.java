package org.matricula.archive.disposal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.matricula.page.Allowed;

/// Whoever may sit on the committee that appraises, or see a destruction.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Allowed({"archive-keeper", "registrar", "academic-office-head", "vice-principal"})
public @interface OpenToCommittee {}
