package org.matricula.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.page.Problems;
import org.matricula.sheet.Mutants;
import org.springframework.beans.factory.annotation.Autowired;

@ProgramTest
class FuzzedPicturesTest {

    private static final int EACH = 25;

    @Autowired Problems problems;

    @Test
    void whatever_picture_is_brought_is_judged_in_sentences() throws IOException {
        var profile =
                new PhotoProfile(
                        UUID.randomUUID(),
                        "x",
                        List.of("image/jpeg", "image/png"),
                        60,
                        640,
                        80,
                        800,
                        null,
                        10,
                        2_000_000,
                        "any",
                        90,
                        true,
                        true,
                        5,
                        false);
        for (var format : List.of("jpg", "png")) {
            var sample = picture(format);
            for (var number = 0; number < Mutants.count(EACH); number++) {
                var mutant = Mutants.one(sample, 101, number);
                try {
                    assertThat(PhotoCheck.check(mutant.content(), profile))
                            .as(mutant.toString())
                            .allSatisfy(it ->
                                    assertThat(
                                                    problems.line(it, Locale.SIMPLIFIED_CHINESE)
                                                            .message())
                                            .isNotBlank()
                                            .doesNotStartWith("refusal."));
                } catch (RuntimeException | Error crash) {
                    throw new AssertionError(format + " " + mutant, crash);
                }
            }
        }
    }

    private static byte[] picture(String format) throws IOException {
        var picture = new BufferedImage(120, 160, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(new Color(100, 197, 255));
        pen.fillRect(0, 0, 120, 160);
        pen.setColor(new Color(224, 172, 105));
        pen.fillOval(30, 30, 60, 80);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, format, bytes);
        return bytes.toByteArray();
    }
}
