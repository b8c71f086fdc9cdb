package org.matricula.governance.publication;

import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    private static final int PART = 1_000;

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

    /// Writes down that the list is taken, before its first line leaves.
    @Transactional
    public void take(UUID id, String reason) {
        var it = publications.get(id);
        var institution = publications.institution(it);
        Refused.unlessEmpty(
                Refusal.all(
                        OwnInstitution.unlessMay(institution),
                        reason.isBlank() ? Refusal.input("reason", "reason.missing") : null));
        ledger.record(
                Act.of("publication.export", "publication:" + id)
                        .at(institution.pos())
                        .because(reason.strip())
                        .to(Map.of("lines", rows.countLines(id))));
    }

    /// The sheet, a part of the list at a time: neither the lines nor the file are held whole.
    @Transactional(readOnly = true)
    public void write(UUID id, String reason, OutputStream out, Locale locale) {
        publications.get(id);
        var heads =
                List.of("seq", "name", "number", "unit", "outcome", "effective").stream()
                        .map(key -> say(heading(key), locale))
                        .toList();
        try (var sheet =
                SheetWriter.xlsx(
                        out,
                        SheetDesign.of(say("governance.publication.list.title", locale), heads))) {
            var part = rows.lines(id, 0, PART);
            while (!part.isEmpty()) {
                part.forEach(line -> sheet.row(cells(line, locale)));
                part = rows.lines(id, part.getLast().seq(), PART);
            }
            sheet.mark(
                    say(
                            "governance.publication.mark",
                            locale,
                            Acting.now().name(),
                            LocalDate.now(clock).toString(),
                            reason.strip()));
        }
    }

    private List<@Nullable Object> cells(PublicationView.Line it, Locale locale) {
        return Arrays.asList(
                it.seq(),
                it.name(),
                it.number(),
                it.unit(),
                messages.getMessage("case.state." + it.outcome(), null, it.outcome(), locale),
                it.effectiveOn());
    }

    private static String heading(String key) {
        return key.equals("name") ? "governance.member.name" : "governance.publication." + key;
    }

    private String say(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
