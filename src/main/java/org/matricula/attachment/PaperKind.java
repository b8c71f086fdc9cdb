package org.matricula.attachment;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// 材料种类 as people choose it.
///
/// @param ofStudent whether it may be put into a student's file by hand
public record PaperKind(
        String key, @Nullable String label, @Nullable String labelEn, boolean ofStudent) {

    public String label(Locale locale) {
        var word = locale.getLanguage().equals("en") ? labelEn : label;
        return word == null ? key : word;
    }
}
