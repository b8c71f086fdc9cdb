package org.matricula.attachment;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// 图像来源: what an image says of how it was made, before it was made anew and forgot it. A hint, no
/// proof: whoever handles it looks.
///
/// @param as `phone` for a photograph by a phone or camera, `screen` for a screenshot
/// @param made what it says: the maker and model, the program, or the size of a screen
public record Origin(String as, String made) {

    private static final int LONGEST = 80;
    private static final Pattern PHONES =
            Pattern.compile(
                    "(?i).*\\b(apple|iphone|huawei|honor|xiaomi|redmi|oppo|vivo|realme|oneplus|samsung|meizu|zte|google|motorola|nubia)\\b.*");
    private static final Pattern SHOTS =
            Pattern.compile(
                    "(?i).*(screenshot|screen shot|screencapture|snipaste|snipping|snip & sketch|flameshot|gnome-screenshot|spectacle|截屏|截图).*");

    /// Widths and heights of the screens of phones, upright; a scan of a sheet has none of these.
    private static final Pattern SCREENS =
            Pattern.compile(
                    "750x1334|828x1792|1125x2436|1170x2532|1179x2556|1206x2622|1242x2208|1242x2688|1284x2778|1290x2796|1320x2868"
                            + "|1080x2160|1080x2220|1080x2280|1080x2310|1080x2340|1080x2376|1080x2388|1080x2400|1080x2408|1080x2412"
                            + "|1200x2640|1212x2616|1216x2640|1220x2712|1224x2700|1240x2772|1260x2800|1264x2780|1344x2772|1440x2960"
                            + "|1440x3040|1440x3088|1440x3120|1440x3200|1440x3216");

    /// @return null where nothing tells of a phone or a screen
    static @Nullable Origin of(Marks marks, int width, int height) {
        var program = marks.program() == null ? "" : marks.program();
        if (SHOTS.matcher(program).matches()) {
            return new Origin("screen", told(program));
        }
        var device = (text(marks.maker()) + " " + text(marks.model())).strip();
        if (PHONES.matcher(device).matches() || marks.lens() && !device.isEmpty()) {
            return new Origin("phone", told(device));
        }
        var size = Math.min(width, height) + "x" + Math.max(width, height);
        return SCREENS.matcher(size).matches() ? new Origin("screen", width + "×" + height) : null;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String told(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
