package org.matricula.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32;

/// Where a keyset-paged list goes on: the sort values of the last row shown, opaque to the caller.
public final class Cursor {

    private static final String BETWEEN = "\u001f";

    private Cursor() {}

    public static String of(Object... values) {
        var joined = String.join(BETWEEN, List.of(values).stream().map(String::valueOf).toList());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        (joined + BETWEEN + check(joined)).getBytes(StandardCharsets.UTF_8));
    }

    /// @throws Refused if the cursor is not one of ours, or has another number of values
    public static List<String> read(String cursor, int values) {
        var told = decoded(cursor);
        var end = told.lastIndexOf(BETWEEN);
        var joined = told.substring(0, Math.max(end, 0));
        var parts = List.of(joined.split(BETWEEN, -1));
        if (end < 0 || parts.size() != values || !told.substring(end + 1).equals(check(joined))) {
            throw new Refused(Refusal.input("cursor", "cursor"));
        }
        return parts;
    }

    /// @throws Refused if the value of a cursor is no id, as in one of another list
    public static UUID id(String value) {
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException notOfThisList) {
            throw new Refused(Refusal.input("cursor", "cursor"));
        }
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw new Refused(Refusal.input("cursor", "cursor"));
        }
    }

    /// Whoever mistypes a cursor, or brings one of an older program, is told so; it keeps no
    /// secret.
    private static String check(String joined) {
        var sum = new CRC32();
        sum.update(joined.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }
}
