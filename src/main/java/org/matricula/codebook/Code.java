package org.matricula.codebook;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One value of a code table, as it reads today.
///
/// @param local added here, not in the standard
public record Code(String code, String label, @Nullable String labelEn, boolean local) {

    /// In the reader's language, where the table has it.
    public String label(Locale locale) {
        return locale.getLanguage().equals("en") && labelEn != null ? labelEn : label;
    }
}
