package org.matricula.page;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Which roles may ask this of the program. A handler that says nothing answers nobody.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {

    /// Open to everyone, signed in or not.
    String PUBLIC = "public";

    /// Open to whoever is signed in.
    String SIGNED_IN = "signed-in";

    /// Role codes, or one of the constants.
    String[] value();
}
