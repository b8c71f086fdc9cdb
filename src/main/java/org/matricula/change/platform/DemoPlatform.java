package org.matricula.change.platform;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.matricula.identity.Accounts;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Scope;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.workflow.apply.DraftCase;
import org.matricula.workflow.apply.SubmitCase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The demonstration's withdrawals from the national platform: two that the first teaching point
/// has to look at, one of them without its image.
@Component
@Profile("demo")
class DemoPlatform {

    private static final Logger LOG = LoggerFactory.getLogger(DemoPlatform.class);
    private static final int MANY = 2;
    private static final int WIDTH = 900;
    private static final int HEIGHT = 1270;

    private final DraftCase draftCase;
    private final SubmitCase submitCase;
    private final PlatformSheet sheet;
    private final PlatformBatches batches;
    private final Accounts accounts;
    private final Units units;
    private final TransactionTemplate transaction;
    private final MessageSource messages;
    private final Clock clock;

    DemoPlatform(
            DraftCase draftCase,
            SubmitCase submitCase,
            PlatformSheet sheet,
            PlatformBatches batches,
            Accounts accounts,
            Units units,
            TransactionTemplate transaction,
            MessageSource messages,
            Clock clock) {
        this.draftCase = draftCase;
        this.submitCase = submitCase;
        this.sheet = sheet;
        this.batches = batches;
        this.accounts = accounts;
        this.units = units;
        this.transaction = transaction;
        this.messages = messages;
        this.clock = clock;
    }

    /// What the rules refuse on the day of the first start is left out.
    @EventListener(ApplicationReadyEvent.class)
    @Order(246)
    void fill() {
        try {
            Acting.as(
                    Actor.system("demo"),
                    () ->
                            units.institutions().stream()
                                    .filter(it -> "open".equals(it.education()))
                                    .flatMap(it -> units.below(it.id(), "teaching-point").stream())
                                    .findFirst()
                                    .ifPresent(this::build));
        } catch (RuntimeException left) {
            LOG.warn("left out of the demonstration: {}", left.toString());
        }
    }

    private void build(Unit point) {
        var filer = accounts.byUsername("point-reviewer2").orElse(null);
        if (filer == null) {
            return;
        }
        var by =
                new Actor(
                        filer.id(),
                        filer.name(),
                        "point-reviewer",
                        point.id(),
                        new Scope(point.pos(), point.posEnd(), List.of()),
                        "demo");
        List<UUID> students =
                transaction.execute(
                        it -> batches.any(point) ? List.of() : batches.idle(point, MANY));
        var image = true;
        for (var student : students == null ? List.<UUID>of() : students) {
            var scanned = image;
            image = false;
            Acting.as(by, () -> ask(student, scanned));
        }
    }

    private void ask(UUID student, boolean scanned) {
        var id =
                draftCase.draft(
                        PlatformWithdrawal.CODE,
                        student,
                        Map.of(
                                "on",
                                LocalDate.now(clock).toString(),
                                "target",
                                say("target"),
                                "explanation",
                                say("explanation")),
                        say("on-behalf"));
        submitCase.submit(id);
        if (scanned) {
            sheet.keep(id, "form.png", new ByteArrayInputStream(scan()));
        }
    }

    private String say(String key) {
        return messages.getMessage("platform.demo." + key, null, Locale.SIMPLIFIED_CHINESE);
    }

    /// Lines of strokes on paper, as a form looks from afar.
    private static byte[] scan() {
        var picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setColor(Color.DARK_GRAY);
        var dice = new Random(WIDTH);
        for (var y = 80; y < HEIGHT - 80; y += 40) {
            for (var x = 70; x < WIDTH - 70; x += 4 + dice.nextInt(12)) {
                pen.fillRect(x, y + dice.nextInt(6), 2 + dice.nextInt(3), 4 + dice.nextInt(14));
            }
            pen.drawLine(60, y + 30, WIDTH - 60, y + 30);
        }
        pen.dispose();
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(picture, "png", out);
            return out.toByteArray();
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }
}
