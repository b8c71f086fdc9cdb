package org.matricula.attachment;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A file as it was handed in.
///
/// @param scopePos position of the unit it belongs to
/// @param personId whom it is about, null for none
/// @param kind what it is declared to be, such as `photo` or `medical-certificate`; a kind without
///   rules of its own follows those of `evidence`
/// @param name what its owner calls it: shown, never used as a path
public record NewFile(
        long scopePos, @Nullable UUID personId, String kind, String name, InputStream content) {

    public static NewFile of(
            long scopePos, @Nullable UUID personId, String kind, String name, byte[] content) {
        return new NewFile(scopePos, personId, kind, name, new ByteArrayInputStream(content));
    }
}
