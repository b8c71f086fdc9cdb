package org.matricula.governance.publication;

import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.governance.place.OwnInstitution;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 导出公示名单: masked as it hangs, with who took it, when and for what on the sheet and in the ledger.
@Service
public class ExportPublication {

    private final Publications publications;
    private final PublicationRows rows;
    private final MessageSource messages;
    private final Ledger ledger;
    private final Clock clock;

    ExportPublication(
            Publications publications,
            PublicationRows rows,
            MessageSource messages,
            Ledger ledger,
            Clock clock) {
        this.publications = publications;
        this.rows = rows;
        this.messages = messages;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    public void export(UUID id, String reason, OutputStream out, Locale locale) {
        var it = publications.get(id);
        var institution = publications.institution(it);
        Refused.unlessEmpty(
                Refusal.all(
                        OwnInstitution.unlessMay(institution),
                        reason.isBlank() ? Refusal.input("reason", "reason.missing") : null));
        var lines = rows.lines(id, 0, Integer.MAX_VALUE);
        var heads =
                List.of("seq", "name", "number", "unit", "outcome", "effective").stream()
                        .map(key -> say(heading(key), locale))
                        .toList();
        try (var sheet =
                SheetWriter.xlsx(
                        out,
                        SheetDesign.of(say("governance.publication.list.title", locale), heads))) {
            for (var line : lines) {
                sheet.row(
                        Arrays.asList(
                                line.seq(),
                                line.name(),
                                line.number(),
                                line.unit(),
                                messages.getMessage(
                                        "case.state." + line.outcome(),
                                        null,
                                        line.outcome(),
                                        locale),
                                line.effectiveOn()));
            }
            sheet.mark(
                    say(
                            "governance.publication.mark",
                            locale,
                            Acting.now().name(),
                            LocalDate.now(clock).toString(),
                            reason.strip()));
        }
        ledger.record(
                Act.of("publication.export", "publication:" + id)
                        .at(institution.pos())
                        .because(reason.strip())
                        .to(Map.of("lines", lines.size())));
    }

    private static String heading(String key) {
        return key.equals("name") ? "governance.member.name" : "governance.publication." + key;
    }

    private String say(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
