package org.matricula.enrolment.photo;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;

/// 照片检查: size, ratio, weight, format and background against a profile, every fault at once. Whether
/// a face is in it nobody here can tell; a person looks at it.
final class PhotoCheck {

    private static final long MOST_PIXELS = 25_000_000;
    private static final double SLACK = 0.02;
    private static final int SAMPLES = 24;

    private PhotoCheck() {}

    static List<Refusal> check(byte[] content, PhotoProfile profile) {
        var found = new ArrayList<Refusal>();
        if (content.length < profile.leastBytes() || content.length > profile.mostBytes()) {
            found.add(
                    Refusal.rule(
                            "photo.bytes",
                            kb(content.length),
                            kb(profile.leastBytes()),
                            kb(profile.mostBytes())));
        }
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                found.add(Refusal.rule("photo.unreadable"));
                return found;
            }
            var reader = readers.next();
            try {
                reader.setInput(in, true, true);
                read(reader, profile, found);
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException broken) {
            found.add(Refusal.rule("photo.unreadable"));
        }
        return found;
    }

    private static void read(ImageReader reader, PhotoProfile profile, List<Refusal> found)
            throws IOException {
        var type =
                "image/" + reader.getFormatName().toLowerCase(Locale.ROOT).replace("jpg", "jpeg");
        if (!profile.mediaTypes().contains(type)) {
            found.add(Refusal.rule("photo.format", String.join(" ", profile.mediaTypes())));
        }
        var width = reader.getWidth(0);
        var height = reader.getHeight(0);
        if (width < profile.leastWidth()
                || width > profile.mostWidth()
                || height < profile.leastHeight()
                || height > profile.mostHeight()) {
            found.add(
                    Refusal.rule(
                            "photo.size",
                            width + "×" + height,
                            span(profile.leastWidth(), profile.mostWidth()),
                            span(profile.leastHeight(), profile.mostHeight())));
        }
        var ratio = profile.ratio();
        if (ratio != null && Math.abs((double) width / height / ratio.doubleValue() - 1) > SLACK) {
            found.add(Refusal.rule("photo.ratio", ratio.toPlainString()));
        }
        if (!profile.background().equals("any") && (long) width * height <= MOST_PIXELS) {
            var seen = background(reader.read(0));
            if (!profile.background().equals(seen)) {
                found.add(Refusal.rule("photo.background." + profile.background()));
            }
        }
    }

    /// The colour of the two upper corners, where no head is.
    static @Nullable String background(BufferedImage picture) {
        var strip = Math.max(1, picture.getWidth() / 8);
        var depth = Math.max(1, picture.getHeight() / 8);
        long red = 0;
        long green = 0;
        long blue = 0;
        var n = 0;
        for (var i = 0; i < SAMPLES; i++) {
            for (var j = 0; j < SAMPLES; j++) {
                var x = i * strip / SAMPLES;
                var y = j * depth / SAMPLES;
                for (var at : new int[] {x, picture.getWidth() - 1 - x}) {
                    var colour = new Color(picture.getRGB(at, y));
                    red += colour.getRed();
                    green += colour.getGreen();
                    blue += colour.getBlue();
                    n++;
                }
            }
        }
        return named((int) (red / n), (int) (green / n), (int) (blue / n));
    }

    private static @Nullable String named(int red, int green, int blue) {
        var hsb = Color.RGBtoHSB(red, green, blue, null);
        var degrees = hsb[0] * 360;
        if (hsb[1] < 0.15 && hsb[2] > 0.8) {
            return "white";
        }
        if (hsb[1] > 0.25 && degrees >= 185 && degrees <= 250) {
            return "blue";
        }
        return hsb[1] > 0.4 && (degrees >= 340 || degrees <= 15) ? "red" : null;
    }

    private static String kb(int bytes) {
        return String.valueOf(Math.max(1, Math.round(bytes / 1024.0)));
    }

    private static String span(int least, int most) {
        return least == most ? String.valueOf(least) : least + "–" + most;
    }
}
