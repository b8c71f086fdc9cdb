package org.matricula.enrolment.paper;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.matricula.enrolment.AdmissionState;
import org.matricula.enrolment.admission.Batches;
import org.matricula.enrolment.admission.EntryCodes;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// The demonstration's papers: sent by those who are still expected, one of them sent back.
@Component
@Profile("demo")
class DemoPapers {

    private static final int SENDERS = 3;
    private static final int PAPERS = 2;

    private final GiveCodes giveCodes;
    private final SendPaper sendPaper;
    private final JudgePaper judgePaper;
    private final SentPapers papers;
    private final EntryCodes codes;
    private final Batches batches;
    private final TransactionOperations transaction;
    private final MessageSource messages;
    private final Clock clock;

    DemoPapers(
            GiveCodes giveCodes,
            SendPaper sendPaper,
            JudgePaper judgePaper,
            SentPapers papers,
            EntryCodes codes,
            Batches batches,
            TransactionOperations transaction,
            MessageSource messages,
            Clock clock) {
        this.giveCodes = giveCodes;
        this.sendPaper = sendPaper;
        this.judgePaper = judgePaper;
        this.papers = papers;
        this.codes = codes;
        this.batches = batches;
        this.transaction = transaction;
        this.messages = messages;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(135)
    void fill() {
        Acting.as(
                Actor.system("demo"),
                () -> {
                    var today = LocalDate.now(clock);
                    transaction.executeWithoutResult(status ->
                            batches.all().stream()
                                    .filter(it -> it.openOn(today))
                                    .map(it -> it.id())
                                    .filter(it -> codes.of(it).isEmpty())
                                    .findFirst()
                                    .ifPresent(this::build));
                });
    }

    private void build(UUID batch) {
        giveCodes.give(batch);
        codes.of(batch).stream()
                .map(EntryCodes.Given::code)
                .filter(it ->
                        sendPaper.look(batch, it).candidate().state() == AdmissionState.ADMITTED)
                .limit(SENDERS)
                .forEach(it -> send(batch, it));
        papers.waiting(batch, 1)
                .forEach(it ->
                        judgePaper.judge(
                                it.candidateId(),
                                it.materialId(),
                                it.fileId(),
                                false,
                                messages.getMessage(
                                        "enrolment.demo.returned",
                                        null,
                                        Locale.SIMPLIFIED_CHINESE)));
    }

    private void send(UUID batch, String code) {
        sendPaper.look(batch, code).materials().stream()
                .limit(PAPERS)
                .forEach(it ->
                        sendPaper.send(
                                batch,
                                code,
                                it.id(),
                                new SendPaper.Sent(
                                        "paper.png",
                                        new ByteArrayInputStream(scan()),
                                        false,
                                        true)));
    }

    /// A card with some lines on it.
    private static byte[] scan() {
        var card = new BufferedImage(430, 270, BufferedImage.TYPE_INT_RGB);
        var pen = card.createGraphics();
        pen.setColor(new Color(232, 240, 246));
        pen.fillRect(0, 0, card.getWidth(), card.getHeight());
        pen.setColor(Color.GRAY);
        for (var y = 50; y < 230; y += 36) {
            pen.drawLine(40, y, 260, y);
        }
        pen.dispose();
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(card, "png", out);
            return out.toByteArray();
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }
}
