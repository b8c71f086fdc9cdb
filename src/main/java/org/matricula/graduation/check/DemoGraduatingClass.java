package org.matricula.graduation.check;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.matricula.calendar.Term;
import org.matricula.calendar.Terms;
import org.matricula.graduation.check.GraduateCampaigns.Campaign;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// The demonstration's campaign: one class of the college, some of whom have signed on paper.
@Component
@Profile("demo")
public class DemoGraduatingClass {

    private static final int ON_PAPER = 6;
    private static final int DAYS = 30;

    private final GraduateCampaigns campaigns;
    private final GraduateSheets sheets;
    private final OpenGraduateCampaign openCampaign;
    private final SignGraduateSheet signSheet;
    private final Units units;
    private final Terms terms;
    private final MessageSource messages;

    DemoGraduatingClass(
            GraduateCampaigns campaigns,
            GraduateSheets sheets,
            OpenGraduateCampaign openCampaign,
            SignGraduateSheet signSheet,
            Units units,
            Terms terms,
            MessageSource messages) {
        this.campaigns = campaigns;
        this.sheets = sheets;
        this.openCampaign = openCampaign;
        this.signSheet = signSheet;
        this.units = units;
        this.terms = terms;
        this.messages = messages;
    }

    /// Empty where there is one already, or nothing to make it of.
    public Optional<Campaign> open(LocalDate today) {
        return campaigns.all().isEmpty()
                ? units.institutions().stream()
                        .filter(it -> "college".equals(it.education()))
                        .findFirst()
                        .flatMap(it -> build(it, today))
                : Optional.empty();
    }

    private Optional<Campaign> build(Unit college, LocalDate today) {
        var classes = units.below(college.id(), "class");
        var now = terms.lastBegun(college.id(), today).orElse(null);
        if (classes.isEmpty() || now == null || now.seq() != 1) {
            return Optional.empty();
        }
        var photoFrom =
                terms.of(college.id()).stream()
                        .filter(it -> it.year().equals(now.year()) && it.seq() == 2)
                        .findFirst()
                        .map(Term::from)
                        .orElse(today);
        var checkFrom = today.minusDays(5).isBefore(now.from()) ? now.from() : today.minusDays(5);
        var id =
                openCampaign.open(
                        new OpenGraduateCampaign.Asked(
                                classes.getFirst().id(),
                                null,
                                now.year(),
                                say("campaign", now.year().replaceFirst("^.*-", "")),
                                say("notice"),
                                checkFrom,
                                today.plusDays(DAYS),
                                photoFrom,
                                (photoFrom.isBefore(today) ? today : photoFrom)
                                        .plusDays(2 * DAYS)));
        var scan = scan();
        for (var it : sheets.of(id, null, true, null, ON_PAPER).items()) {
            signSheet.scanned(id, it.enrolmentId(), "sheet.png", scan, say("shelf"));
        }
        return Optional.of(campaigns.get(id));
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
        return messages.getMessage("graduation.demo." + key, values, Locale.SIMPLIFIED_CHINESE);
    }
}
