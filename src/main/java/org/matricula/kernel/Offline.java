package org.matricula.kernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A [Command] that asks nothing of the database: none is started or migrated for it, and nothing
/// of the program is made but what is named.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Offline {

    /// What it is made with, besides itself.
    Class<?>[] value();
}
