package org.matricula.registry.photo;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 照片要求 as the page shows it.
///
/// @param institution whose own it is; null for the built-in ones, which nobody changes
public record KeptProfile(
        UUID id,
        @Nullable UUID institution,
        String name,
        List<String> mediaTypes,
        int leastWidth,
        int mostWidth,
        int leastHeight,
        int mostHeight,
        @Nullable String ratio,
        int leastBytes,
        int mostBytes,
        String background,
        @Nullable Integer mostUneven,
        boolean portrait,
        boolean borderless,
        @Nullable Integer leastSharp,
        boolean byEye,
        @Nullable String source,
        @Nullable String setBy,
        @Nullable String why) {

    private static final int KB = 1024;

    public KeptProfile {
        mediaTypes = List.copyOf(mediaTypes);
    }

    public int leastKb() {
        return leastBytes / KB;
    }

    public int mostKb() {
        return mostBytes / KB;
    }
}
