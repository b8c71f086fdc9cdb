package org.matricula.graduation.check;

import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The check as spreadsheets: everybody of a campaign with how far they have come, and what they
/// say is wrong.
@Service
class CheckLists {

    private static final int MOST = 1_000_000;
    private static final List<String> COLUMNS =
            List.of(
                    "graduation.class",
                    "graduation.number",
                    "page.name",
                    "page.status",
                    "graduation.shelf");

    private static final List<String> CLAIMED =
            List.of(
                    "graduation.class",
                    "graduation.number",
                    "page.name",
                    "graduation.field",
                    "graduation.value",
                    "graduation.claimed-on",
                    "page.status",
                    "graduation.claim.note",
                    "graduation.decider");

    private final GraduateCampaigns campaigns;
    private final GraduateSheets sheets;
    private final GraduateClaims claims;
    private final GraduateFacts facts;
    private final MessageSource messages;
    private final Ledger ledger;
    private final Clock clock;

    CheckLists(
            GraduateCampaigns campaigns,
            GraduateSheets sheets,
            GraduateClaims claims,
            GraduateFacts facts,
            MessageSource messages,
            Ledger ledger,
            Clock clock) {
        this.campaigns = campaigns;
        this.sheets = sheets;
        this.claims = claims;
        this.facts = facts;
        this.messages = messages;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    void progress(UUID id, OutputStream out) {
        var campaign = campaigns.get(id);
        var lines = sheets.of(id, null, false, null, MOST).items();
        var heads = COLUMNS.stream().map(this::say).toList();
        try (var sheet = SheetWriter.xlsx(out, SheetDesign.of(say("graduation.checks"), heads))) {
            lines.forEach(it ->
                    sheet.row(
                            Arrays.asList(
                                    it.unit(),
                                    it.studentNumber(),
                                    it.name(),
                                    say("graduation.state." + it.state()),
                                    it.shelf())));
            sheet.mark(campaign.name() + " " + Acting.now().name() + " " + LocalDate.now(clock));
        }
        ledger.record(
                Act.of("graduate.list", "graduate-campaign:" + id)
                        .at(campaign.pos())
                        .to(Map.of("lines", lines.size())));
    }

    /// 更正申报: every claim, those that wait and those that were decided. Private values are masked,
    /// as on the page; whoever decides opens them there one by one, with a reason.
    @Transactional
    void claims(UUID id, OutputStream out) {
        var campaign = campaigns.get(id);
        var heads = CLAIMED.stream().map(this::say).toList();
        var lines = new AtomicInteger();
        try (var sheet = SheetWriter.xlsx(out, SheetDesign.of(say("graduation.claims"), heads))) {
            claims.each(
                    id,
                    it -> {
                        lines.incrementAndGet();
                        sheet.row(row(it));
                    });
            sheet.mark(campaign.name() + " " + Acting.now().name() + " " + LocalDate.now(clock));
        }
        ledger.record(
                Act.of("graduate.claim-list", "graduate-campaign:" + id)
                        .at(campaign.pos())
                        .to(Map.of("lines", lines.get())));
    }

    private List<Object> row(GraduateClaims.Listed it) {
        var claim = it.claim();
        var state =
                claim.accepted() == null ? "waiting" : claim.accepted() ? "accepted" : "declined";
        return Arrays.asList(
                it.unit(),
                claim.studentNumber(),
                claim.student(),
                say(claim.detail().label()),
                String.valueOf(facts.shown(claim.detail(), claim.detail().masked(claim.value()))),
                LocalDate.ofInstant(it.at(), clock.getZone()),
                say("graduation.claim.state." + state),
                claim.note() == null ? "" : claim.note(),
                claim.decider() == null ? "" : claim.decider());
    }

    private String say(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
