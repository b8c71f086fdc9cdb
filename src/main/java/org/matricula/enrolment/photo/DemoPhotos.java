package org.matricula.enrolment.photo;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.registry.PhotoProfiles;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// The demonstration's photo session: one class, half of it still absent. The portraits are drawn.
@Component
@Profile("demo")
class DemoPhotos {

    private static final int WIDTH = 480;
    private static final int HEIGHT = 640;
    private static final int TAKEN = 8;
    private static final Color BLUE = new Color(67, 142, 219);

    private final OpenSession openSession;
    private final TakePhotos takePhotos;
    private final ScheduleSlot scheduleSlot;
    private final PhotoSessions sessions;
    private final PhotoProfiles profiles;
    private final Units units;
    private final TransactionOperations transaction;
    private final MessageSource messages;
    private final Clock clock;

    DemoPhotos(
            OpenSession openSession,
            TakePhotos takePhotos,
            ScheduleSlot scheduleSlot,
            PhotoSessions sessions,
            PhotoProfiles profiles,
            Units units,
            TransactionOperations transaction,
            MessageSource messages,
            Clock clock) {
        this.openSession = openSession;
        this.takePhotos = takePhotos;
        this.scheduleSlot = scheduleSlot;
        this.sessions = sessions;
        this.profiles = profiles;
        this.units = units;
        this.transaction = transaction;
        this.messages = messages;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(140)
    void fill() {
        Acting.as(
                Actor.system("demo"),
                () -> {
                    if (sessions.all().isEmpty()) {
                        transaction.executeWithoutResult(status ->
                                units.institutions().stream()
                                        .filter(it -> "college".equals(it.education()))
                                        .findFirst()
                                        .ifPresent(this::build));
                    }
                });
    }

    private void build(Unit college) {
        var classes = units.below(college.id(), "class");
        if (classes.isEmpty()) {
            return;
        }
        var profile =
                profiles.list(null).stream()
                        .filter(it -> it.background().equals("blue") && it.leastBytes() == 1)
                        .findFirst()
                        .orElseThrow();
        var unit = classes.getFirst();
        var session = openSession.open(unit.id(), null, profile.id(), say("photo"), "entry", null);
        scheduleSlot.schedule(
                session,
                unit.id(),
                LocalDate.now(clock).plusDays(1),
                LocalTime.of(14, 30),
                say("photo.place"));
        var portrait = portrait();
        for (var it : sessions.sitters(session, true, null, TAKEN)) {
            takePhotos.take(session, it.number() + ".jpg", portrait, false);
        }
    }

    /// Nobody: a head and shoulders before blue.
    private static byte[] portrait() {
        var picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(BLUE);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
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
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }

    private String say(String key) {
        return messages.getMessage("enrolment.demo." + key, null, Locale.SIMPLIFIED_CHINESE);
    }
}
