package org.matricula.registry;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a body asks of a photo.
///
/// @param ratio width by height, within two per cent; null where it does not matter
/// @param background `any`, `white`, `blue` or `red`
/// @param mostUneven how far the colours of the upper corners may lie apart (root mean square about
///   their mean, 0 to 255); null where it does not matter
/// @param portrait whether something coloured like a face has to be in the middle
/// @param borderless whether a white border is a fault
/// @param leastSharp how sharp the middle has to be (variance of the Laplacian of its brightness, 0
///   to 255, at a width of 240 pixels); null where it does not matter
/// @param byEye whether a person looks at each face before it counts, for what pixels do not tell:
///   变形, whose face it is
public record PhotoProfile(
        UUID id,
        String name,
        List<String> mediaTypes,
        int leastWidth,
        int mostWidth,
        int leastHeight,
        int mostHeight,
        @Nullable BigDecimal ratio,
        int leastBytes,
        int mostBytes,
        String background,
        @Nullable Integer mostUneven,
        boolean portrait,
        boolean borderless,
        @Nullable Integer leastSharp,
        boolean byEye) {

    public PhotoProfile {
        mediaTypes = List.copyOf(mediaTypes);
    }

    private static final int USUAL_WIDTH = 480;
    private static final String USUAL_RATIO = "0.75";

    /// How wide a picture of the own camera is made, in pixels.
    public int cameraWidth() {
        return Math.clamp(USUAL_WIDTH, leastWidth, mostWidth);
    }

    /// Width by height of it: what is asked, else that of the usual portrait as far as the sizes
    /// allow.
    public String cameraRatio() {
        if (ratio != null) {
            return ratio.toPlainString();
        }
        var height = Math.clamp(Math.round(cameraWidth() / 0.75), leastHeight, mostHeight);
        return height == Math.round(cameraWidth() / 0.75)
                ? USUAL_RATIO
                : String.valueOf((double) cameraWidth() / height);
    }
}
