package org.matricula.demo;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.TurnedClock;
import org.matricula.workflow.apply.AddEvidence;
import org.matricula.workflow.apply.DraftCase;
import org.matricula.workflow.apply.RetractCase;
import org.matricula.workflow.apply.SubmitCase;
import org.matricula.workflow.decide.Decide;
import org.matricula.workflow.decide.Verdict;
import org.matricula.workflow.deputise.NameDeputy;
import org.matricula.workflow.reverse.ReverseCase;
import org.springframework.stereotype.Component;

/// Where the demonstration's people act: through the operations that pages and interface call, as
/// themselves, so many days ago.
@Component
class DemoStage {

    private final DraftCase draftCase;
    private final AddEvidence addEvidence;
    private final SubmitCase submitCase;
    private final RetractCase retractCase;
    private final Decide decide;
    private final ReverseCase reverseCase;
    private final NameDeputy nameDeputy;
    private final DemoRows rows;
    private final InventedWords words;
    private final byte[] scan = scan();

    DemoStage(
            DraftCase draftCase,
            AddEvidence addEvidence,
            SubmitCase submitCase,
            RetractCase retractCase,
            Decide decide,
            ReverseCase reverseCase,
            NameDeputy nameDeputy,
            DemoRows rows,
            InventedWords words) {
        this.draftCase = draftCase;
        this.addEvidence = addEvidence;
        this.submitCase = submitCase;
        this.retractCase = retractCase;
        this.decide = decide;
        this.reverseCase = reverseCase;
        this.nameDeputy = nameDeputy;
        this.rows = rows;
        this.words = words;
    }

    /// What somebody asks for.
    ///
    /// @param evidence the kinds of papers handed in with it
    record Wish(String kind, Map<String, ?> fields, String... evidence) {}

    /// Begins an application and hands in its papers, without sending it.
    UUID draft(Actor by, int daysAgo, UUID enrolment, Wish wish) {
        var onBehalf = by.holds("student", "guardian") ? null : words.story("on-behalf");
        return as(
                by,
                daysAgo,
                () -> {
                    var id = draftCase.draft(wish.kind(), enrolment, wish.fields(), onBehalf);
                    for (var it : wish.evidence()) {
                        addEvidence.add(id, it, it + ".png", new ByteArrayInputStream(scan));
                    }
                    return id;
                });
    }

    UUID submit(Actor by, int daysAgo, UUID enrolment, Wish wish) {
        var id = draft(by, daysAgo, enrolment, wish);
        as(
                by,
                daysAgo,
                () -> {
                    submitCase.submit(id);
                    return id;
                });
        return id;
    }

    void retract(Actor by, int daysAgo, UUID id) {
        as(
                by,
                daysAgo,
                () -> {
                    retractCase.retract(id, words.story("retract"));
                    return id;
                });
    }

    /// @param says the key of what is said
    void decide(Actor by, int daysAgo, UUID id, Verdict verdict, String says) {
        var turn = turn(id).orElseThrow();
        as(
                by,
                daysAgo,
                () -> {
                    decide.decide(turn.step(), verdict, words.story(says));
                    return id;
                });
    }

    /// Lets so many offices approve, one a day, each by the first who may.
    ///
    /// @param daysAgo when the first one did
    /// @return whether the case still waits for somebody
    boolean approve(UUID id, int daysAgo, int offices, Actor applicant, Collection<Actor> people) {
        for (var i = 0; i < offices; i++) {
            var turn = turn(id);
            if (turn.isEmpty()) {
                return false;
            }
            var by = holder(turn.get(), applicant, people);
            decide(by, Math.max(daysAgo - i, 0), id, Verdict.APPROVE, "approve");
        }
        return turn(id).isPresent();
    }

    UUID reverse(Actor by, int daysAgo, UUID granted) {
        return as(by, daysAgo, () -> reverseCase.open(granted, words.story("reverse")));
    }

    void handOver(Actor by, int daysAgo, UUID id, Actor to) {
        var turn = turn(id).orElseThrow();
        as(
                by,
                daysAgo,
                () -> {
                    decide.handOver(turn.step(), account(to), words.story("hand-over"));
                    return id;
                });
    }

    void deputise(Actor by, int daysAgo, Actor deputy, java.time.LocalDate from, int days) {
        as(
                by,
                daysAgo,
                () ->
                        nameDeputy.name(
                                account(deputy), from, from.plusDays(days), words.story("away")));
    }

    private Optional<DemoRows.Turn> turn(UUID id) {
        return Acting.call(Actor.system("demo"), () -> rows.turn(id));
    }

    private static Actor holder(DemoRows.Turn turn, Actor applicant, Collection<Actor> people) {
        var roles = new ArrayDeque<>(Arrays.asList(turn.roles()));
        while (!roles.isEmpty()) {
            var role = roles.remove();
            for (var it : people) {
                if (it.holds(role) && !Objects.equals(it.account(), applicant.account())) {
                    return it;
                }
            }
        }
        throw new IllegalStateException("nobody holds " + String.join(", ", turn.roles()));
    }

    private static UUID account(Actor it) {
        return Objects.requireNonNull(it.account());
    }

    private static <T> T as(Actor by, int daysAgo, java.util.function.Supplier<T> act) {
        return TurnedClock.back(Duration.ofDays(daysAgo), () -> Acting.call(by, () -> act.get()));
    }

    /// A page of paper with some lines on it.
    private static byte[] scan() {
        var page = new BufferedImage(310, 438, BufferedImage.TYPE_INT_RGB);
        var pen = page.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, page.getWidth(), page.getHeight());
        pen.setColor(Color.LIGHT_GRAY);
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
}
