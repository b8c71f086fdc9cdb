package org.matricula.audit.retention;

import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A class of data: what belongs together is guarded alike and kept equally long.
///
/// @param level `important` or `general`
/// @param tables `schema.table`, or `schema.*` for all of a schema that no other class names
/// @param dated the column its time is counted from, null for what is kept for ever
/// @param keep null for ever
/// @param source the rule the period comes from
record DataClass(
        String code,
        String name,
        String en,
        String level,
        List<String> tables,
        @Nullable String dated,
        @Nullable Period keep,
        String source) {

    boolean permanent() {
        return keep == null;
    }
}
