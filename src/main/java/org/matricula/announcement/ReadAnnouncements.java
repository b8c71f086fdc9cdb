package org.matricula.announcement;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Reading an announcement is its receipt; its sender sees who has, and prints who has not.
@Service
@Transactional
class ReadAnnouncements {

    /// A paper of more is laid out for minutes.
    static final int PART = 2_000;

    private static final int AT_ONCE = 1_000;

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

    /// For whoever looks after it.
    Slice<Recipient> recipients(UUID id, String which, @Nullable String after, int most) {
        return Slice.of(
                rows.recipients(id, which, after, most + 1), most, AnnouncementRows::cursor);
    }

    /// Into how many papers 未阅名单 is divided.
    static int parts(Announcement it) {
        return it.unread() <= PART ? 1 : Math.ceilDiv(it.told(), PART);
    }

    /// Its attachments, for whoever may read the announcement itself.
    List<AttachedFile> files(UUID id) {
        var it = rows.get(id);
        return it.withdrawnWhy() != null && !looksAfter(it) ? List.of() : rows.attached(id);
    }

    /// 未阅名单 on paper, under each unit a line to sign for everybody.
    ///
    /// @param asked which of its parts; each covers the same recipients whoever reads meanwhile
    byte[] print(UUID id, int asked) {
        var it = looked(id);
        var parts = asked == 1 ? parts(it) : Math.ceilDiv(it.told(), PART);
        if (asked < 1 || asked > parts) {
            throw new Absent("part " + asked);
        }
        var words = new PaperWords(messages, Locale.SIMPLIFIED_CHINESE);
        var lines =
                parts == 1
                        ? rows.recipients(id, "unread", null, PART)
                        : rows.unread(id, (asked - 1) * PART, PART);
        Map<String, List<Recipient>> units =
                lines.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Recipient::unit, LinkedHashMap::new, Collectors.toList()));
        var html = new StringOutput();
        templates.render(
                "announcement/paper.jte",
                Map.of(
                        "words",
                        words,
                        "it",
                        it,
                        "units",
                        units,
                        "part",
                        asked,
                        "parts",
                        parts,
                        "on",
                        LocalDate.now(clock)),
                html);
        ledger.record(
                Act.of("announcement.print-unread", "announcement:" + id)
                        .at(this.units.get(it.unitId()).pos())
                        .to(Map.of("lines", lines.size(), "part", asked, "parts", parts)));
        return printer.print(html.toString(), it.title(), words.lang()).pdf();
    }

    /// Everybody of the list as a workbook.
    void xlsx(UUID id, String which, OutputStream out) {
        var it = looked(id);
        var words = new PaperWords(messages, Locale.SIMPLIFIED_CHINESE);
        var heads =
                Stream.of("place", "number", "name", "about", "read-on", "confirmed-on", "why")
                        .map(key -> words.text("announcement." + key))
                        .toList();
        var lines = 0;
        try (var sheet =
                SheetWriter.xlsx(
                        out, SheetDesign.of(words.text("announcement.recipients"), heads))) {
            @Nullable String after = null;
            List<Recipient> some;
            do {
                some = rows.recipients(id, which, after, AT_ONCE);
                some.forEach(one -> sheet.row(row(one, words)));
                lines += some.size();
                after = some.isEmpty() ? null : AnnouncementRows.cursor(some.getLast());
            } while (some.size() == AT_ONCE);
            sheet.mark(it.title() + " " + Acting.now().name() + " " + LocalDate.now(clock));
        }
        ledger.record(
                Act.of("announcement.export-recipients", "announcement:" + id)
                        .at(units.get(it.unitId()).pos())
                        .to(Map.of("which", which, "lines", lines)));
    }

    private static List<@Nullable Object> row(Recipient it, PaperWords words) {
        return Arrays.asList(
                it.unit(),
                it.number(),
                it.name(),
                it.about(),
                it.readOn(),
                it.confirmedOn(),
                it.readOn() != null
                        ? null
                        : words.text(
                                it.account() ? "announcement.unread" : "announcement.no-account"));
    }

    private Announcement looked(UUID id) {
        var it = rows.get(id);
        if (!looksAfter(it)) {
            throw new Absent("announcement");
        }
        return it;
    }
}
