package org.matricula.registry;

import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;

/// 手写签名: a name written on the screen, as a picture and as the lines the pen drew.
///
/// @param png the picture
/// @param strokes the lines of an SVG path within 600 by 200; nothing else stands in it
public record HandSignature(byte[] png, String strokes) {

    private static final Pattern STROKES =
            Pattern.compile("(?:M-?\\d{1,4} -?\\d{1,4}(?:L-?\\d{1,4} -?\\d{1,4})*){1,400}");
    private static final String PNG = "data:image/png;base64,";
    private static final int MOST = 60_000;
    private static final int FEWEST = 40;

    /// @param picture a PNG data address
    /// @throws Refused if nothing, or something else than a hand's lines, was sent
    public static HandSignature of(String picture, String strokes) {
        if (strokes.length() < FEWEST
                || strokes.length() > MOST
                || !lines(strokes)
                || !picture.startsWith(PNG)) {
            throw unsigned();
        }
        try {
            return new HandSignature(
                    Base64.getDecoder().decode(picture.substring(PNG.length())), strokes);
        } catch (IllegalArgumentException broken) {
            throw unsigned();
        }
    }

    /// Segment by segment: a long path would exhaust the stack of a pattern.
    private static boolean lines(String path) {
        return List.of(path.split("(?=M)")).stream().allMatch(it -> STROKES.matcher(it).matches());
    }

    private static Refused unsigned() {
        return new Refused(Refusal.input("strokes", "collection.unsigned"));
    }
}
