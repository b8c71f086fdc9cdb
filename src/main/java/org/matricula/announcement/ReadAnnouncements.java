package org.matricula.announcement;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.document.PaperWords;
import org.matricula.document.PdfPrinter;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.matricula.organisation.Units;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Reading an announcement is its receipt; its sender sees who has, and prints who has not.
@Service
@Transactional
class ReadAnnouncements {

    private static final int MOST = 5_000;

    private final AnnouncementRows rows;
    private final Units units;
    private final TemplateEngine templates;
    private final PdfPrinter printer;
    private final MessageSource messages;
    private final Ledger ledger;
    private final Clock clock;

    ReadAnnouncements(
            AnnouncementRows rows,
            Units units,
            TemplateEngine templates,
            PdfPrinter printer,
            MessageSource messages,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.units = units;
        this.templates = templates;
        this.printer = printer;
        this.messages = messages;
        this.ledger = ledger;
        this.clock = clock;
    }

    Slice<Announcement> page(boolean own, @Nullable UUID before, int most) {
        return Slice.of(rows.page(own, before, most + 1), most, it -> it.id().toString());
    }

    /// How many wait for the reader.
    long unread() {
        return rows.unread();
    }

    /// Opens it: from now on it counts as read by whoever it is for.
    Announcement open(UUID id) {
        rows.get(id);
        rows.read(id, clock.instant());
        return rows.get(id);
    }

    void confirm(UUID id) {
        var it = rows.get(id);
        Refused.unlessEmpty(
                Refusal.all(
                        it.withdrawnWhy() == null
                                ? null
                                : Refusal.conflict("announcement.withdrawn")));
        if (!rows.confirmed(id, clock.instant())) {
            throw new Refused(Refusal.conflict("announcement.confirmed"));
        }
    }

    /// Whether the acting person looks after it: its sender, and those whose reach covers its unit.
    boolean looksAfter(Announcement it) {
        var actor = Acting.now();
        var unit = units.get(it.unitId());
        return it.senderId().equals(actor.account())
                || actor.scope().persons().isEmpty()
                        && actor.scope().reaches(unit.pos())
                        && actor.scope().reaches(unit.posEnd());
    }

    List<Recipient> recipients(UUID id, String which) {
        return rows.recipients(id, which, MOST);
    }

    /// Its attachments, for whoever may read the announcement itself.
    List<AttachedFile> files(UUID id) {
        var it = rows.get(id);
        return it.withdrawnWhy() != null && !looksAfter(it) ? List.of() : rows.attached(id);
    }

    /// 未阅名单 on paper, a part a unit, with a line to sign.
    byte[] print(UUID id) {
        var it = rows.get(id);
        if (!looksAfter(it)) {
            throw new Absent("announcement");
        }
        var words = new PaperWords(messages, Locale.SIMPLIFIED_CHINESE);
        Map<String, List<Recipient>> parts =
                rows.recipients(id, "unread", MOST).stream()
                        .collect(
                                Collectors.groupingBy(
                                        Recipient::unit, LinkedHashMap::new, Collectors.toList()));
        var html = new StringOutput();
        templates.render(
                "announcement/paper.jte",
                Map.of("words", words, "it", it, "parts", parts, "on", LocalDate.now(clock)),
                html);
        ledger.record(
                Act.of("announcement.print-unread", "announcement:" + id)
                        .at(units.get(it.unitId()).pos())
                        .to(Map.of("lines", it.unread())));
        return printer.print(html.toString(), it.title(), words.lang()).pdf();
    }
}
