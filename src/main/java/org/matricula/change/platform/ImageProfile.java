package org.matricula.change.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;

/// 上报图片要求 of an authority, as data.
///
/// @param exactWidth null where only the least is told
/// @param leastSharp below it an image counts as blurred
/// @param mostAlike how few of 256 signs may differ before two images look the same
public record ImageProfile(
        UUID id,
        String name,
        List<String> mediaTypes,
        int mostBytes,
        int leastWidth,
        int leastHeight,
        @Nullable Integer exactWidth,
        @Nullable Integer exactHeight,
        int leastSharp,
        int mostAlike,
        String source) {

    private static final int KILOBYTE = 1024;

    public ImageProfile {
        mediaTypes = List.copyOf(mediaTypes);
    }

    /// Every fault at once; each is told with whose image it is.
    List<Refusal> faults(
            String whose, String mediaType, int bytes, int width, int height, int sharp) {
        var all = new ArrayList<Refusal>();
        if (!mediaTypes.contains(mediaType)) {
            all.add(
                    Refusal.rule(
                            "platform.image-type",
                            whose,
                            String.join("、", mediaTypes).replace("image/", "")));
        }
        if (bytes > mostBytes) {
            all.add(
                    Refusal.rule(
                            "platform.image-bytes", whose, bytes / KILOBYTE, mostBytes / KILOBYTE));
        }
        if (width < leastWidth || height < leastHeight) {
            all.add(
                    Refusal.rule(
                            "platform.image-small",
                            whose,
                            width + "×" + height,
                            leastWidth + "×" + leastHeight));
        }
        if (exactWidth != null
                && exactHeight != null
                && (width != exactWidth || height != exactHeight)) {
            all.add(
                    Refusal.rule(
                            "platform.image-exact",
                            whose,
                            width + "×" + height,
                            exactWidth + "×" + exactHeight));
        }
        if (sharp < leastSharp) {
            all.add(
                    Refusal.rule(
                            "platform.image-blurred",
                            whose,
                            String.valueOf(sharp),
                            String.valueOf(leastSharp)));
        }
        return all;
    }
}
