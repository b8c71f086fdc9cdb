package org.matricula.governance.place;

import org.jspecify.annotations.Nullable;

/// What somebody typed, without the blanks around it.
public final class Typed {

    private Typed() {}

    public static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    public static @Nullable String orNull(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
