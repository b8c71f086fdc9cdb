package org.matricula.registry;

import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of PostgreSQL's text COPY format.
public final class CopyLine {

    private static final HexFormat HEX = HexFormat.of();
    private final StringBuilder line = new StringBuilder(1024);

    public CopyLine begin() {
        line.setLength(0);
        return this;
    }

    public CopyLine add(@Nullable Object value) {
        separate();
        if (value == null) {
            line.append("\\N");
        } else if (value instanceof byte[] bytes) {
            line.append("\\\\x").append(HEX.formatHex(bytes));
        } else {
            escape(value.toString());
        }
        return this;
    }

    /// An array literal, its elements quoted.
    public CopyLine addAll(List<?> values) {
        separate();
        line.append('{');
        for (var i = 0; i < values.size(); i++) {
            if (i > 0) {
                line.append(',');
            }
            element(values.get(i));
        }
        line.append('}');
        return this;
    }

    public String end() {
        return line.append('\n').toString();
    }

    private void separate() {
        if (!line.isEmpty()) {
            line.append('\t');
        }
    }

    private void element(@Nullable Object value) {
        if (value == null) {
            line.append("NULL");
        } else if (value instanceof byte[] bytes) {
            line.append("\"\\\\\\\\x").append(HEX.formatHex(bytes)).append('"');
        } else {
            line.append('"');
            escape(value.toString().replace("\\", "\\\\").replace("\"", "\\\""));
            line.append('"');
        }
    }

    private void escape(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '\\' -> line.append("\\\\");
                case '\t' -> line.append("\\t");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                default -> line.append(c);
            }
        }
    }
}
