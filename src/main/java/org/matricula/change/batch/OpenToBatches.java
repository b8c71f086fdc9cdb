package org.matricula.change.batch;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.matricula.page.Allowed;

/// Whoever acts upon many records at once, and whoever approves it: never the same person.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Allowed({"registrar", "academic-office-head"})
@interface OpenToBatches {

    String[] ROLES = {"registrar", "academic-office-head"};
}
