package org.matricula.change.correction;

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
import java.util.UUID;
import javax.imageio.ImageIO;
import org.matricula.identity.Accounts;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Scope;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.workflow.apply.AddEvidence;
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

/// The demonstration's corrections, handed in by a counsellor; the demonstration carries them
/// further.
@Component
@Profile("demo")
class DemoCorrections {

    private static final Logger LOG = LoggerFactory.getLogger(DemoCorrections.class);
    private static final int MANY = 5;

    private final DraftCase draftCase;
    private final AddEvidence addEvidence;
    private final SubmitCase submitCase;
    private final CorrectionSheet sheet;
    private final CorrectionItems items;
    private final Accounts accounts;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    DemoCorrections(
            DraftCase draftCase,
            AddEvidence addEvidence,
            SubmitCase submitCase,
            CorrectionSheet sheet,
            CorrectionItems items,
            Accounts accounts,
            Units units,
            MessageSource messages,
            Clock clock) {
        this.draftCase = draftCase;
        this.addEvidence = addEvidence;
        this.submitCase = submitCase;
        this.sheet = sheet;
        this.items = items;
        this.accounts = accounts;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(150)
    void fill() {
        Acting.as(
                Actor.system("demo"),
                () ->
                        units.institutions().stream()
                                .filter(it -> "college".equals(it.education()))
                                .filter(it -> !items.any())
                                .findFirst()
                                .flatMap(it ->
                                        units.below(it.id(), "department").stream().findFirst())
                                .ifPresent(this::build));
    }

    private void build(Unit department) {
        var counsellor = accounts.byUsername("counsellor2").orElse(null);
        if (counsellor == null) {
            return;
        }
        var by =
                new Actor(
                        counsellor.id(),
                        counsellor.name(),
                        "counsellor",
                        department.id(),
                        new Scope(department.pos(), department.posEnd(), List.of()),
                        "demo");
        for (var it : items.unasked(department.pos(), department.posEnd(), MANY)) {
            try {
                Acting.as(by, () -> ask(it));
            } catch (Refused left) {
                LOG.warn("left out of the demonstration: correction {}", left.toString());
            }
        }
    }

    private void ask(UUID student) {
        var since = LocalDate.now(clock).minusDays(10).toString();
        var id =
                draftCase.draft(
                        "correction",
                        student,
                        Map.of(
                                "because",
                                "information-change",
                                "since",
                                since,
                                "explanation",
                                say("explanation")),
                        say("on-behalf"));
        sheet.put(id, "ethnicity", say("ethnicity"));
        addEvidence.add(
                id,
                "identity-card-both",
                "identity-card-both.png",
                new ByteArrayInputStream(scan()));
        submitCase.submit(id);
    }

    private String say(String key) {
        return messages.getMessage(
                "change.demo.correction." + key, null, Locale.SIMPLIFIED_CHINESE);
    }

    private static byte[] scan() {
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB), "png", out);
            return out.toByteArray();
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }
}
