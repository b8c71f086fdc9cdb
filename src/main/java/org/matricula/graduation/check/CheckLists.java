package org.matricula.graduation.check;

import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The check as a spreadsheet: everybody of a campaign with how far they have come.
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

    private final GraduateCampaigns campaigns;
    private final GraduateSheets sheets;
    private final MessageSource messages;
    private final Ledger ledger;
    private final Clock clock;

    CheckLists(
            GraduateCampaigns campaigns,
            GraduateSheets sheets,
            MessageSource messages,
            Ledger ledger,
            Clock clock) {
        this.campaigns = campaigns;
        this.sheets = sheets;
        this.messages = messages;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    void progress(UUID id, OutputStream out) {
        var campaign = campaigns.get(id);
        var lines = sheets.of(id, null, false, MOST);
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

    private String say(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
