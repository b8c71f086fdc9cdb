package org.matricula.graduation.round;

import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.graduation.audit.Unmet;
import org.matricula.kernel.Acting;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 审查名单 as a spreadsheet: everybody in reach with what they lack.
@Service
class GraduationLists {

    private static final int A_PART = 2_000;
    private static final List<String> COLUMNS =
            List.of(
                    "page.unit",
                    "graduation.number",
                    "page.name",
                    "graduation.credits",
                    "graduation.credits-need",
                    "graduation.average",
                    "graduation.outcome",
                    "graduation.with-degree",
                    "graduation.progress.missing",
                    "graduation.review",
                    "graduation.review.note");

    private final GraduationRounds rounds;
    private final GraduationVerdicts verdicts;
    private final MessageSource messages;
    private final Ledger ledger;
    private final Clock clock;

    GraduationLists(
            GraduationRounds rounds,
            GraduationVerdicts verdicts,
            MessageSource messages,
            Ledger ledger,
            Clock clock) {
        this.rounds = rounds;
        this.verdicts = verdicts;
        this.messages = messages;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    void write(GraduationVerdicts.Sought sought, OutputStream out) {
        var round = rounds.get(sought.round());
        var heads = COLUMNS.stream().map(this::say).toList();
        var lines = 0;
        try (var sheet = SheetWriter.xlsx(out, SheetDesign.of(say("graduation.title"), heads))) {
            var page = verdicts.page(sought, null, A_PART);
            while (true) {
                var unmet = verdicts.unmet(page.items().stream().map(Verdict::id).toList());
                for (var it : page.items()) {
                    sheet.row(line(it, unmet.getOrDefault(it.id(), List.of())));
                }
                lines += page.items().size();
                if (page.next() == null) {
                    break;
                }
                page = verdicts.page(sought, page.next(), A_PART);
            }
            sheet.mark(
                    round.institution()
                            + " "
                            + round.concludedOn()
                            + " "
                            + Acting.now().name()
                            + " "
                            + LocalDate.now(clock));
        }
        ledger.record(
                Act.of("graduation.list", "graduation-round:" + round.id())
                        .at(round.lo())
                        .to(Map.of("lines", lines)));
    }

    private List<?> line(Verdict it, List<Unmet> unmet) {
        return Arrays.asList(
                it.unit(),
                it.studentNumber(),
                it.name(),
                it.credits(),
                it.creditsNeed(),
                it.average(),
                say("graduation.outcome." + it.outcome()),
                it.degree(),
                unmet.stream().map(this::said).collect(Collectors.joining("；")),
                say("graduation.review." + it.review()),
                it.note());
    }

    private String said(Unmet it) {
        var words = new StringBuilder(say("graduation.rule." + it.rule()));
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
        return words.toString();
    }

    private String say(String key, Object... values) {
        return messages.getMessage(key, values, LocaleContextHolder.getLocale());
    }
}
