package org.matricula.enrolment.collection;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// The demonstration's collection: some sheets signed on paper, the others open.
@Component
@Profile("demo")
class DemoCollection {

    private static final int DAYS = 12;
    private static final int ON_PAPER = 7;

    private final OpenCollection openCollection;
    private final SignSheet signSheet;
    private final InfoCollections collections;
    private final Units units;
    private final TransactionOperations transaction;
    private final MessageSource messages;
    private final Clock clock;

    DemoCollection(
            OpenCollection openCollection,
            SignSheet signSheet,
            InfoCollections collections,
            Units units,
            TransactionOperations transaction,
            MessageSource messages,
            Clock clock) {
        this.openCollection = openCollection;
        this.signSheet = signSheet;
        this.collections = collections;
        this.units = units;
        this.transaction = transaction;
        this.messages = messages;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(150)
    void fill() {
        Acting.as(
                Actor.system("demo"),
                () -> {
                    if (collections.all().isEmpty()) {
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
        var today = LocalDate.now(clock);
        var id =
                openCollection.open(
                        new OpenCollection.Asked(
                                classes.getFirst().id(),
                                say("collection", String.valueOf(today.getYear())),
                                say("collection.notice"),
                                today.minusDays(2),
                                today.plusDays(DAYS),
                                null));
        var scan = scan();
        for (var it : collections.sheets(id, null, ON_PAPER)) {
            signSheet.scanned(id, it.enrolmentId(), "sheet.png", scan, say("shelf"));
        }
    }

    /// A page of paper with some lines on it.
    private static byte[] scan() {
        var page = new BufferedImage(310, 438, BufferedImage.TYPE_INT_RGB);
        var pen = page.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, page.getWidth(), page.getHeight());
        pen.setColor(Color.GRAY);
        for (var y = 60; y < 380; y += 26) {
            pen.drawLine(40, y, 270, y);
        }
        pen.dispose();
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(page, "png", out);
            return out.toByteArray();
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }

    private String say(String key, Object... values) {
        return messages.getMessage("enrolment.demo." + key, values, Locale.SIMPLIFIED_CHINESE);
    }
}
