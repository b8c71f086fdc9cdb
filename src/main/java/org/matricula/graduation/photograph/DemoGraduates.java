package org.matricula.graduation.photograph;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.matricula.graduation.check.DemoGraduatingClass;
import org.matricula.graduation.check.GraduateCampaigns.Campaign;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// The demonstration's graduating class: some have signed on paper, the session is arranged, and
/// the first photographs have come, one of them lying.
@Component
@Profile("demo")
class DemoGraduates {

    private static final int TAKEN = 5;
    private static final Color BLUE = new Color(67, 142, 219);

    private final DemoGraduatingClass graduating;
    private final OpenSittings openSittings;
    private final ImportGraduatePhotos importPhotos;
    private final GraduatePhotoRows photos;
    private final TransactionOperations transaction;
    private final MessageSource messages;
    private final Clock clock;

    DemoGraduates(
            DemoGraduatingClass graduating,
            OpenSittings openSittings,
            ImportGraduatePhotos importPhotos,
            GraduatePhotoRows photos,
            TransactionOperations transaction,
            MessageSource messages,
            Clock clock) {
        this.graduating = graduating;
        this.openSittings = openSittings;
        this.importPhotos = importPhotos;
        this.photos = photos;
        this.transaction = transaction;
        this.messages = messages;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(155)
    void fill() {
        Acting.as(
                Actor.system("demo"),
                () ->
                        transaction.executeWithoutResult(status ->
                                graduating.open(LocalDate.now(clock)).ifPresent(this::build)));
    }

    private void build(Campaign campaign) {
        openSittings.open(
                campaign.id(),
                new OpenSittings.Asked(
                        campaign.unitId(),
                        campaign.photoFrom(),
                        LocalTime.of(9, 0),
                        messages.getMessage(
                                "graduation.demo.place", null, Locale.SIMPLIFIED_CHINESE),
                        new BigDecimal("20")));
        importPhotos.load(campaign.id(), "photos.zip", zip(campaign), false);
    }

    private byte[] zip(Campaign campaign) {
        try (var out = new ByteArrayOutputStream()) {
            try (var zip = new ZipOutputStream(out)) {
                var all = photos.missing(campaign.id(), null, TAKEN + 1).items();
                for (var i = 0; i < all.size(); i++) {
                    zip.putNextEntry(new ZipEntry(all.get(i).studentNumber() + ".jpg"));
                    zip.write(i < TAKEN ? portrait(480, 640) : portrait(640, 480));
                    zip.closeEntry();
                }
            }
            return out.toByteArray();
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }

    /// Nobody: a head and shoulders before blue.
    private static byte[] portrait(int width, int height) throws IOException {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(BLUE);
        pen.fillRect(0, 0, width, height);
        pen.scale(width / 480.0, height / 640.0);
        pen.setColor(Color.DARK_GRAY);
        pen.fillOval(145, 110, 190, 230);
        pen.fillRoundRect(70, 470, 340, 300, 160, 160);
        pen.setColor(new Color(224, 186, 160));
        pen.fillRect(205, 390, 70, 110);
        pen.fillOval(155, 150, 170, 270);
        pen.dispose();
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(picture, "jpeg", out);
            return out.toByteArray();
        }
    }
}
