package org.matricula.verification.campaign;

import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.matricula.verification.check.Findings;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 缺漏清单: everything open of a campaign, so far as the reader reaches, as a sheet to work by.
@Service
class GapReport {

    private static final int AT_ONCE = 500;

    private final Campaigns campaigns;
    private final Findings findings;
    private final FindingWords words;
    private final MessageSource messages;
    private final Ledger ledger;
    private final Clock clock;

    GapReport(
            Campaigns campaigns,
            Findings findings,
            FindingWords words,
            MessageSource messages,
            Ledger ledger,
            Clock clock) {
        this.campaigns = campaigns;
        this.findings = findings;
        this.words = words;
        this.messages = messages;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @return how many lines were written
    @Transactional
    long write(UUID id, OutputStream out, Locale locale) {
        var campaign = campaigns.get(id);
        var scope = Acting.now().scope().within(campaign.lo(), campaign.hi());
        var count = 0L;
        var heads =
                Stream.of(
                                "page.unit",
                                "verification.student-number",
                                "page.name",
                                "verification.finding",
                                "verification.detail",
                                "verification.severity",
                                "verification.remedy",
                                "verification.owner",
                                "verification.due")
                        .map(it -> say(it, locale))
                        .toList();
        try (var sheet =
                SheetWriter.xlsx(out, SheetDesign.of(say("verification.gaps", locale), heads))) {
            @Nullable String cursor = null;
            do {
                var slice =
                        findings.page(
                                new Findings.Sought(
                                        id,
                                        "",
                                        "open",
                                        "",
                                        scope.lo(),
                                        scope.hi(),
                                        cursor,
                                        AT_ONCE));
                for (var it : slice.items()) {
                    sheet.row(row(it, locale));
                    count++;
                }
                cursor = slice.next();
            } while (cursor != null);
            sheet.mark(
                    messages.getMessage(
                            "verification.gaps.mark",
                            new Object[] {
                                campaign.name(),
                                Acting.now().name(),
                                LocalDate.now(clock).toString(),
                                String.valueOf(count)
                            },
                            locale));
        }
        ledger.record(
                Act.of("verification.gaps", "verification:" + id)
                        .to(java.util.Map.of("rows", count)));
        return count;
    }

    private List<@Nullable Object> row(Findings.Finding it, Locale locale) {
        return Arrays.asList(
                it.unit(),
                it.studentNumber(),
                it.student(),
                words.rule(it.rule(), locale),
                words.detail(it.rule(), it.detail(), locale),
                say("verification.severity." + it.severity(), locale),
                words.remedy(it.rule(), locale),
                say("role." + it.owner(), locale),
                it.dueOn());
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
