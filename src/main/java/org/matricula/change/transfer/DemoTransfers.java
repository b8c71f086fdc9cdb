package org.matricula.change.transfer;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import org.matricula.workflow.apply.AmendCase;
import org.matricula.workflow.apply.SubmitCase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The demonstration's transfers between its two schools: one waits for the school the pupil is at,
/// one is carried out. Handed in here; the demonstration lets the offices decide between the two.
@Component
@Profile("demo")
class DemoTransfers {

    private static final Logger LOG = LoggerFactory.getLogger(DemoTransfers.class);
    private static final int LEVEL = 7;

    private record School(Unit unit, Unit clazz, Actor registrar) {}

    private final RegisterArrival registerArrival;
    private final TakeUp takeUp;
    private final Transfers transfers;
    private final Leavers leavers;
    private final AmendCase amendCase;
    private final AddEvidence addEvidence;
    private final SubmitCase submitCase;
    private final Accounts accounts;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    DemoTransfers(
            RegisterArrival registerArrival,
            TakeUp takeUp,
            Transfers transfers,
            Leavers leavers,
            AmendCase amendCase,
            AddEvidence addEvidence,
            SubmitCase submitCase,
            Accounts accounts,
            Units units,
            MessageSource messages,
            Clock clock) {
        this.registerArrival = registerArrival;
        this.takeUp = takeUp;
        this.transfers = transfers;
        this.leavers = leavers;
        this.amendCase = amendCase;
        this.addEvidence = addEvidence;
        this.submitCase = submitCase;
        this.accounts = accounts;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    /// Each school registers a pupil of the other who would come.
    @EventListener(ApplicationReadyEvent.class)
    @Order(150)
    void begin() {
        play(() -> {
            var first = school("school-registrar");
            var second = school("school-registrar2");
            if (first.isPresent() && second.isPresent() && none(first.get())) {
                arrive(first.get(), second.get());
                arrive(second.get(), first.get());
            }
        });
    }

    /// The small school takes up what it is asked; the other leaves it for whoever looks at it.
    @EventListener(ApplicationReadyEvent.class)
    @Order(210)
    void answer() {
        play(() ->
                school("school-registrar2")
                        .ifPresent(it ->
                                Acting.as(
                                        it.registrar(),
                                        () ->
                                                transfers
                                                        .list(
                                                                null,
                                                                TransferState.ASKED,
                                                                false,
                                                                null,
                                                                20)
                                                        .items()
                                                        .stream()
                                                        .filter(half -> half.side() == Side.SENDING)
                                                        .findFirst()
                                                        .ifPresent(half -> leave(half.id())))));
    }

    private void play(Runnable scene) {
        try {
            Acting.as(Actor.system("demo"), scene);
        } catch (Refused left) {
            LOG.warn("left out of the demonstration: transfer {}", left.toString());
        }
    }

    private Optional<School> school(String username) {
        return accounts.byUsername(username)
                .flatMap(account ->
                        units.institutions().stream()
                                .filter(it -> "school".equals(it.education()))
                                .skip(username.endsWith("2") ? 1 : 0)
                                .findFirst()
                                .flatMap(unit ->
                                        units.below(unit.id(), "class").stream()
                                                .filter(it ->
                                                        Objects.equals(LEVEL, it.gradeLevel()))
                                                .findFirst()
                                                .map(clazz ->
                                                        new School(
                                                                unit,
                                                                clazz,
                                                                new Actor(
                                                                        account.id(),
                                                                        account.name(),
                                                                        "registrar",
                                                                        unit.id(),
                                                                        new Scope(
                                                                                unit.pos(),
                                                                                unit.posEnd(),
                                                                                List.of()),
                                                                        "demo")))));
    }

    private boolean none(School it) {
        return Acting.call(
                it.registrar(), () -> transfers.list(null, null, false, null, 1).items().isEmpty());
    }

    private void arrive(School to, School from) {
        var pupil = leavers.undisturbed(from.clazz().id(), 1).getFirst();
        Acting.as(
                to.registrar(),
                () -> {
                    var id =
                            registerArrival.register(
                                    new RegisterArrival.Arrival(
                                            TransferOutRequest.REGISTER,
                                            from.unit().name(),
                                            pupil.name(),
                                            String.valueOf(pupil.studentNumber()),
                                            null,
                                            null,
                                            null,
                                            null,
                                            null,
                                            null));
                    amendCase.amend(id, fields(Map.of("unit", to.clazz().id().toString())), null);
                    send(id, "transfer-application");
                });
    }

    private void leave(UUID half) {
        var id = takeUp.take(half);
        var shown = transfers.get(half);
        amendCase.amend(
                id,
                fields(
                        Map.of(
                                "channel",
                                TransferOutRequest.REGISTER,
                                "to",
                                shown.pair().receivingName(),
                                "consent",
                                "signed")),
                null);
        send(id, "transfer-application", "guardian-consent");
    }

    private Map<String, Object> fields(Map<String, Object> more) {
        var fields = new HashMap<String, Object>(more);
        fields.put("on", LocalDate.now(clock).toString());
        fields.put("reason", "30");
        fields.put("explanation", say("explanation"));
        return fields;
    }

    private void send(UUID id, String... papers) {
        for (var it : papers) {
            addEvidence.add(id, it, it + ".png", new ByteArrayInputStream(scan()));
        }
        submitCase.submit(id);
    }

    private String say(String key) {
        return messages.getMessage("change.demo.transfer." + key, null, Locale.SIMPLIFIED_CHINESE);
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
