package org.matricula.graduation.round;

import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.graduation.audit.Unmet;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.page.CitedSentences;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 审查名单 as a spreadsheet: everybody in reach with what they lack.
@Service
class GraduationLists {

    private static final String RULE = "graduation.rule.";
    private static final int A_PART = 2_000;
    private static final List<String> COLUMNS =
            List.of(
                    "page.unit",
                    "graduation.number",
                    "page.name",
                    "graduation.credits",
                    "graduation.credits-need",
                    "graduation.average",
                    "graduation.outcome.found",
                    "graduation.outcome",
                    "graduation.progress.missing",
                    "graduation.ground",
                    "graduation.review",
                    "graduation.review.note");

    private static final List<String> DIFFERENT =
            List.of(
                    "page.unit",
                    "graduation.number",
                    "page.name",
                    "graduation.differences.was",
                    "graduation.differences.now",
                    "graduation.differences.was-credits",
                    "graduation.differences.now-credits",
                    "graduation.differences.inputs",
                    "graduation.differences.met",
                    "graduation.differences.lacking",
                    "graduation.ground");

    private final GraduationRounds rounds;
    private final GraduationVerdicts verdicts;
    private final RoundDifferences differences;
    private final CitedSentences cited;
    private final MessageSource messages;
    private final Ledger ledger;
    private final Clock clock;

    GraduationLists(
            GraduationRounds rounds,
            GraduationVerdicts verdicts,
            RoundDifferences differences,
            CitedSentences cited,
            MessageSource messages,
            Ledger ledger,
            Clock clock) {
        this.rounds = rounds;
        this.verdicts = verdicts;
        this.differences = differences;
        this.cited = cited;
        this.messages = messages;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    void write(GraduationVerdicts.Sought sought, OutputStream out) {
        var round = rounds.get(sought.round());
        var sentences = cited.forList(LocaleContextHolder.getLocale(), round.rulesOn());
        var heads = COLUMNS.stream().map(this::say).toList();
        var lines = 0;
        try (var sheet = SheetWriter.xlsx(out, SheetDesign.of(say("graduation.title"), heads))) {
            var page = verdicts.page(sought, null, A_PART);
            while (true) {
                var unmet = verdicts.unmet(page.items().stream().map(Verdict::id).toList());
                for (var it : page.items()) {
                    sheet.row(line(it, unmet.getOrDefault(it.id(), List.of()), sentences));
                }
                lines += page.items().size();
                if (page.next() == null) {
                    break;
                }
                page = verdicts.page(sought, page.next(), A_PART);
            }
            sheet.mark(mark(round));
        }
        ledger.record(
                Act.of("graduation.list", "graduation-round:" + round.id())
                        .at(round.lo())
                        .to(Map.of("lines", lines)));
    }

    /// 两轮对照 as a spreadsheet: everybody in reach for whom this round differs from the one before.
    @Transactional
    void differences(UUID id, OutputStream out) {
        var round = rounds.get(id);
        var prior = round.prior();
        if (prior == null) {
            throw new Absent("earlier round");
        }
        var sentences = cited.forList(LocaleContextHolder.getLocale(), round.rulesOn());
        var heads = DIFFERENT.stream().map(this::say).toList();
        var lines = new AtomicInteger();
        try (var sheet =
                SheetWriter.xlsx(out, SheetDesign.of(say("graduation.differences"), heads))) {
            differences.each(
                    id,
                    prior,
                    it -> {
                        sheet.row(line(it, sentences));
                        lines.incrementAndGet();
                    });
            sheet.mark(mark(round));
        }
        ledger.record(
                Act.of("graduation.list", "graduation-round:" + id)
                        .at(round.lo())
                        .to(Map.of("lines", lines.get(), "prior", prior.toString())));
    }

    private List<?> line(
            RoundDifferences.Difference it, Function<Collection<String>, String> sentences) {
        return Arrays.asList(
                it.unit(),
                it.studentNumber(),
                it.name(),
                outcome(it.was(), it.wasDegree()),
                outcome(it.now(), it.nowDegree()),
                it.wasCredits(),
                it.nowCredits(),
                said("graduation.input.", it.inputs()),
                said(RULE, it.met()),
                said(RULE, it.lacking()),
                sentences.apply(
                        it.lacking().stream().map(one -> RULE + one.split(" ", 2)[0]).toList()));
    }

    private String outcome(@Nullable String outcome, boolean degree) {
        return outcome == null
                ? say("graduation.differences.absent")
                : say("graduation.outcome." + outcome)
                        + (degree ? " · " + say("graduation.with-degree") : "");
    }

    /// @param all codes, each perhaps with what it is about behind it
    private String said(String keys, List<String> all) {
        return all.stream()
                .map(it -> it.split(" ", 2))
                .map(it -> say(keys + it[0]) + (it.length > 1 ? " " + it[1] : ""))
                .collect(Collectors.joining("；"));
    }

    private String mark(GraduationRound round) {
        return round.institution()
                + " "
                + round.concludedOn()
                + " "
                + Acting.now().name()
                + " "
                + LocalDate.now(clock);
    }

    private List<?> line(
            Verdict it, List<Unmet> unmet, Function<Collection<String>, String> sentences) {
        return Arrays.asList(
                it.unit(),
                it.studentNumber(),
                it.name(),
                it.credits(),
                it.creditsNeed(),
                it.average(),
                say("graduation.outcome." + it.found()),
                outcome(it.outcome(), it.degree()),
                unmet.stream().map(this::said).collect(Collectors.joining("；")),
                sentences.apply(unmet.stream().map(one -> RULE + one.rule()).toList()),
                say("graduation.review." + it.review()),
                it.note());
    }

    private String said(Unmet it) {
        var words = new StringBuilder(say(RULE + it.rule()));
        if (!it.about().isEmpty()) {
            words.append(' ').append(it.about());
        }
        if (it.needs() != null) {
            words.append(' ')
                    .append(
                            say(
                                    "graduation.needs",
                                    it.needs().toPlainString(),
                                    it.has() == null ? "—" : it.has().toPlainString()));
        }
        if (!it.courses().isEmpty()) {
            words.append(' ').append(String.join("、", it.courses()));
        }
        if (it.reach() != null) {
            words.append(' ').append(say("graduation.reach", it.reach().toPlainString()));
        }
        return words.toString();
    }

    private String say(String key, Object... values) {
        return messages.getMessage(key, values, LocaleContextHolder.getLocale());
    }
}
