package org.matricula.attachment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 附件: what is known of a file that was taken in.
///
/// @param name a name safe to show and to offer on download, ending as its content asks
/// @param width in pixels, of images
/// @param replacedBy the newer file that stands in its place
/// @param struckWhy why it is no longer good; null while it is
public record StoredFile(
        UUID id,
        long scopePos,
        @Nullable UUID personId,
        String kind,
        String name,
        String mediaType,
        long size,
        byte[] digest,
        @Nullable Integer width,
        @Nullable Integer height,
        Instant uploadedAt,
        @Nullable UUID replacedBy,
        @Nullable Instant struckAt,
        @Nullable String struckBy,
        @Nullable String struckWhy,
        @Nullable String madeAs,
        @Nullable String madeBy) {

    /// What an image said of how it was made; null where nothing tells of a phone or a screen.
    public @Nullable Origin origin() {
        return madeAs == null || madeBy == null ? null : new Origin(madeAs, madeBy);
    }

    /// Neither replaced nor struck out.
    public boolean current() {
        return replacedBy == null && struckAt == null;
    }

    public boolean image() {
        return mediaType.startsWith("image/");
    }

    public String href() {
        return "/files/" + id;
    }
}
