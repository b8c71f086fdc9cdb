package org.matricula.attachment;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a file of one declared kind has to be.
///
/// @param leastRatio width by height
record FileKind(
        String key,
        List<String> mediaTypes,
        long mostBytes,
        long mostPixels,
        int leastWidth,
        int leastHeight,
        @Nullable BigDecimal leastRatio,
        @Nullable BigDecimal mostRatio) {

    /// Whether a picture is neither too broad nor too narrow.
    boolean shapely(int width, int height) {
        var ratio = (double) width / height;
        return (leastRatio == null || ratio >= leastRatio.doubleValue())
                && (mostRatio == null || ratio <= mostRatio.doubleValue());
    }
}
