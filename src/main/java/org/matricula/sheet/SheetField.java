package org.matricula.sheet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A field that a column can fill.
///
/// @param key the English name the importer knows it by
/// @param label the word for it, put first among the synonyms
/// @param privacy P1 to P3, as the register shields it
/// @param shape what its values look like, where that tells it from others
public record SheetField(
        String key,
        String label,
        List<String> synonyms,
        boolean required,
        String privacy,
        @Nullable Shape shape) {

    public SheetField {
        synonyms = List.copyOf(synonyms);
    }
}
