package org.matricula.attachment;

import org.jspecify.annotations.Nullable;

/// A file's content after it was looked at: what it truly is, and the bytes to keep.
///
/// @param origin what an image says of how it was made, null where it says nothing remarkable
record Judged(
        String mediaType,
        byte[] bytes,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Origin origin) {

    String extension() {
        return switch (mediaType) {
            case "image/jpeg" -> "jpg";
            case "image/png" -> "png";
            case "application/pdf" -> "pdf";
            case OfdPackage.TYPE -> "ofd";
            default -> "bin";
        };
    }
}
