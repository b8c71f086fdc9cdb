package org.matricula.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// Where a keyset-paged list goes on: the sort values of the last row shown, opaque to the caller.
public final class Cursor {

    private static final String BETWEEN = "\u001f";

    private Cursor() {}

    public static String of(Object... values) {
        var joined = String.join(BETWEEN, List.of(values).stream().map(String::valueOf).toList());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(joined.getBytes(StandardCharsets.UTF_8));
    }

    /// @throws Refused if the cursor is not one of ours, or has another number of values
    public static List<String> read(String cursor, int values) {
        try {
            var joined = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            var parts = List.of(joined.split(BETWEEN, -1));
            if (parts.size() == values) {
                return parts;
            }
        } catch (IllegalArgumentException notBase64) {
            throw new Refused(Refusal.input("cursor", "cursor"));
        }
        throw new Refused(Refusal.input("cursor", "cursor"));
    }
}
