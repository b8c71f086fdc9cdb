package org.matricula.audit;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// JSON in one form only, as RFC 8785 (JCS) has it: sorted keys, no blanks, least escapes. To need
/// no rules for floating point, numbers other than whole ones up to 2^53 are written as text.
final class Canonical {

    private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(53);

    private final StringBuilder out = new StringBuilder();
    private final Function<Ledger.Private, Object> hide;

    private Canonical(Function<Ledger.Private, Object> hide) {
        this.hide = hide;
    }

    static String json(Map<String, ?> values) {
        return json(
                values,
                it -> {
                    throw new IllegalArgumentException("a private value");
                });
    }

    static String json(Map<String, ?> values, Function<Ledger.Private, Object> hide) {
        var canonical = new Canonical(hide);
        canonical.value(values);
        return canonical.out.toString();
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> out.append("null");
            case Boolean it -> out.append(it);
            case Byte it -> out.append(it);
            case Short it -> out.append(it);
            case Integer it -> out.append(it);
            case Long it -> whole(BigInteger.valueOf(it));
            case BigInteger it -> whole(it);
            case Map<?, ?> it -> object(it);
            case Collection<?> it -> array(it.iterator());
            case Ledger.Private it when it.value() == null -> out.append("null");
            case Ledger.Private it -> value(hide.apply(it));
            default -> text(value.toString());
        }
    }

    private void whole(BigInteger number) {
        if (number.abs().compareTo(LARGEST) > 0) {
            text(number.toString());
        } else {
            out.append(number);
        }
    }

    private void object(Map<?, ?> values) {
        var sorted = new TreeMap<String, @Nullable Object>();
        values.forEach((key, value) -> sorted.put(String.valueOf(key), value));
        out.append('{');
        var between = "";
        for (var it : sorted.entrySet()) {
            out.append(between);
            text(it.getKey());
            out.append(':');
            value(it.getValue());
            between = ",";
        }
        out.append('}');
    }

    private void array(Iterator<?> values) {
        out.append('[');
        while (values.hasNext()) {
            value(values.next());
            if (values.hasNext()) {
                out.append(',');
            }
        }
        out.append(']');
    }

    private void text(String text) {
        out.append('"');
        for (var i = 0; i < text.length(); i++) {
            character(text.charAt(i));
        }
        out.append('"');
    }

    private void character(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            // PostgreSQL keeps no NUL in text: the replacement character says that one was there
            case 0 -> out.append('\ufffd');
            default -> {
                if (c < ' ') {
                    out.append(String.format("\\u%04x", (int) c));
                } else {
                    out.append(c);
                }
            }
        }
    }
}
