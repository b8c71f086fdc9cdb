package org.matricula.registry;

import java.awt.Color;
import java.awt.RenderingHints;
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

/// 照片检查: size, ratio, weight, format, background, border, sharpness and portrait against a profile,
/// every fault at once. Whether a face is in it nobody here can tell: what is asked is only that
/// enough in the middle has the colours of skin, and a person who has looked may vouch for it
/// instead.
public final class PhotoCheck {

    private static final long MOST_PIXELS = 25_000_000;
    private static final double SLACK = 0.02;
    private static final int SAMPLES = 24;
    private static final int GRID = 60;
    private static final double LEAST_SKIN = 0.10;
    private static final double MOST_SKIN = 0.85;
    private static final int WHITE = 242;
    private static final double MOSTLY = 0.97;
    private static final int LOOKED_AT = 240;

    private PhotoCheck() {}

    public static List<Refusal> check(byte[] content, PhotoProfile profile) {
        return check(content, profile, false);
    }

    /// @param vouched whether somebody has looked and says that the face is good
    public static List<Refusal> check(byte[] content, PhotoProfile profile, boolean vouched) {
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
                reader.setInput(in, true);
                read(reader, profile, vouched, found);
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException broken) {
            found.add(Refusal.rule("photo.unreadable"));
        }
        return found;
    }

    private static void read(
            ImageReader reader, PhotoProfile profile, boolean vouched, List<Refusal> found)
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
        if (width > height && profile.leastHeight() > profile.leastWidth()) {
            found.add(Refusal.rule("photo.landscape"));
        }
        var ratio = profile.ratio();
        if (ratio != null && Math.abs((double) width / height / ratio.doubleValue() - 1) > SLACK) {
            found.add(Refusal.rule("photo.ratio", ratio.toPlainString()));
        }
        if (!PixelShape.square(reader)) {
            found.add(Refusal.rule("photo.stretched"));
        }
        if ((long) width * height <= MOST_PIXELS) {
            look(reader.read(0), profile, vouched, found);
        }
    }

    private static void look(
            BufferedImage picture, PhotoProfile profile, boolean vouched, List<Refusal> found) {
        var corners = corners(picture);
        if (!profile.background().equals("any")
                && !profile.background().equals(background(corners))) {
            found.add(Refusal.rule("photo.background." + profile.background()));
        }
        var most = profile.mostUneven();
        if (most != null && unevenness(corners) > most) {
            found.add(
                    Refusal.rule(
                            "photo.uneven",
                            String.valueOf(Math.round(unevenness(corners))),
                            String.valueOf(most)));
        }
        if (profile.borderless() && !profile.background().equals("white") && bordered(picture)) {
            found.add(Refusal.rule("photo.border"));
        }
        var sharp = profile.leastSharp();
        if (sharp != null && !vouched && sharpness(picture) < sharp) {
            found.add(
                    Refusal.rule(
                            "photo.blurred",
                            String.valueOf(Math.round(sharpness(picture))),
                            String.valueOf(sharp)));
        }
        if (profile.portrait() && !vouched && !plausible(picture)) {
            found.add(Refusal.rule("photo.portrait"));
        }
    }

    /// A side is a border if its outermost lines are white and the picture within it is not.
    private static boolean bordered(BufferedImage it) {
        var width = it.getWidth();
        var height = it.getHeight();
        var within = Math.max(8, width / 8);
        return white(it, 1, 1, true) && !white(it, 1, within, true)
                || white(it, width - 2, 1, false) && !white(it, width - 1 - within, 1, false)
                || white(it, 1, 1, false) && !white(it, within, 1, false)
                || white(it, 1, height - 2, true) && !white(it, 1, height - 1 - within, true);
    }

    private static boolean white(BufferedImage it, int x, int y, boolean across) {
        var length = across ? it.getWidth() : it.getHeight();
        var many = 0;
        for (var i = 0; i < length; i++) {
            var colour = new Color(across ? it.getRGB(i, y) : it.getRGB(x, i));
            if (Math.min(colour.getRed(), Math.min(colour.getGreen(), colour.getBlue())) >= WHITE) {
                many++;
            }
        }
        return many >= length * MOSTLY;
    }

    /// Variance of the Laplacian over the middle, where the face is: what is out of focus has no
    /// edges. Made smaller first, for a large picture is softer from pixel to pixel.
    private static double sharpness(BufferedImage picture) {
        var height = Math.max(3, picture.getHeight() * LOOKED_AT / picture.getWidth());
        var small = new BufferedImage(LOOKED_AT, height, BufferedImage.TYPE_BYTE_GRAY);
        var pen = small.createGraphics();
        pen.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(picture, 0, 0, LOOKED_AT, height, null);
        pen.dispose();
        var grey = small.getRaster();
        var many = 0;
        var sum = 0.0;
        var squares = 0.0;
        for (var y = height / 8; y < height * 7 / 8; y++) {
            for (var x = LOOKED_AT / 5; x < LOOKED_AT * 4 / 5; x++) {
                var edge =
                        grey.getSample(x - 1, y, 0)
                                + grey.getSample(x + 1, y, 0)
                                + grey.getSample(x, y - 1, 0)
                                + grey.getSample(x, y + 1, 0)
                                - 4 * grey.getSample(x, y, 0);
                many++;
                sum += edge;
                squares += square(edge);
            }
        }
        return squares / many - square(sum / many);
    }

    /// Colours of the two upper corners, where no head is.
    private static List<Color> corners(BufferedImage picture) {
        var strip = Math.max(1, picture.getWidth() / 8);
        var depth = Math.max(1, picture.getHeight() / 8);
        var colours = new ArrayList<Color>();
        for (var i = 0; i < SAMPLES; i++) {
            for (var j = 0; j < SAMPLES; j++) {
                var x = i * strip / SAMPLES;
                var y = j * depth / SAMPLES;
                colours.add(new Color(picture.getRGB(x, y)));
                colours.add(new Color(picture.getRGB(picture.getWidth() - 1 - x, y)));
            }
        }
        return colours;
    }

    private static @Nullable String background(List<Color> corners) {
        var mean = mean(corners);
        return named((int) mean[0], (int) mean[1], (int) mean[2]);
    }

    private static double[] mean(List<Color> colours) {
        return new double[] {
            colours.stream().mapToInt(Color::getRed).average().orElse(0),
            colours.stream().mapToInt(Color::getGreen).average().orElse(0),
            colours.stream().mapToInt(Color::getBlue).average().orElse(0)
        };
    }

    private static double unevenness(List<Color> colours) {
        var mean = mean(colours);
        return Math.sqrt(
                colours.stream()
                        .mapToDouble(it ->
                                square(it.getRed() - mean[0])
                                        + square(it.getGreen() - mean[1])
                                        + square(it.getBlue() - mean[2]))
                        .average()
                        .orElse(0));
    }

    private static double square(double it) {
        return it * it;
    }

    /// Enough of the middle, and not all of it, is coloured like skin, and the weight of it lies
    /// about the middle line.
    private static boolean plausible(BufferedImage picture) {
        var skin = 0;
        var across = 0.0;
        for (var i = 0; i < GRID; i++) {
            for (var j = 0; j < GRID; j++) {
                var x = picture.getWidth() * (0.2 + 0.6 * i / GRID);
                var y = picture.getHeight() * (0.15 + 0.55 * j / GRID);
                if (skin(new Color(picture.getRGB((int) x, (int) y)))) {
                    skin++;
                    across += x / picture.getWidth();
                }
            }
        }
        var share = (double) skin / (GRID * GRID);
        return share >= LEAST_SKIN && share <= MOST_SKIN && Math.abs(across / skin - 0.5) < 0.15;
    }

    /// Of every complexion: what skins have in common is their hue, not how light they are.
    private static boolean skin(Color it) {
        var cb = 128 - 0.169 * it.getRed() - 0.331 * it.getGreen() + 0.5 * it.getBlue();
        var cr = 128 + 0.5 * it.getRed() - 0.419 * it.getGreen() - 0.081 * it.getBlue();
        return cb >= 77 && cb <= 127 && cr >= 133 && cr <= 173;
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
