package org.matricula.workflow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One field of an application. Its label is the message key `case.<kind>.<key>`, or
/// `case.field.<key>` where kinds share it.
///
/// @param table the code table of a [Type#CODE]
/// @param options of a [Type#CHOICE], each labelled `case.option.<option>`; of a [Type#CODE] those
///   of the table's codes that may be chosen, none for all
/// @param columns of a [Type#LOG]
public record FormField(
        String key,
        Type type,
        boolean required,
        @Nullable String table,
        List<String> options,
        List<FormField> columns) {

    public enum Type {
        DAY,
        TEXT,
        LONG_TEXT,
        NUMBER,
        YES_NO,
        CODE,
        CHOICE,
        /// A class within the student's institution, or a unit of the kinds that are its options.
        UNIT,
        /// Several lines of the same few columns.
        LOG
    }

    public static FormField day(String key) {
        return of(key, Type.DAY);
    }

    public static FormField text(String key) {
        return of(key, Type.TEXT);
    }

    public static FormField longText(String key) {
        return of(key, Type.LONG_TEXT);
    }

    public static FormField number(String key) {
        return of(key, Type.NUMBER);
    }

    public static FormField yesNo(String key) {
        return of(key, Type.YES_NO);
    }

    /// A unit of one of these kinds.
    public static FormField unit(String key, String... kinds) {
        return new FormField(key, Type.UNIT, true, null, List.of(kinds), List.of());
    }

    public static FormField code(String key, String table) {
        return new FormField(key, Type.CODE, true, table, List.of(), List.of());
    }

    public static FormField choice(String key, String... options) {
        return new FormField(key, Type.CHOICE, true, null, List.of(options), List.of());
    }

    public static FormField log(String key, FormField... columns) {
        return new FormField(key, Type.LOG, true, null, List.of(), List.of(columns));
    }

    private static FormField of(String key, Type type) {
        return new FormField(key, type, true, null, List.of(), List.of());
    }

    /// Only some of the table's codes.
    public FormField among(String... codes) {
        return new FormField(key, type, required, table, List.of(codes), columns);
    }

    public FormField optional() {
        return new FormField(key, type, false, table, options, columns);
    }
}
