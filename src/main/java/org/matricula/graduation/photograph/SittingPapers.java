package org.matricula.graduation.photograph;

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
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.document.PaperWords;
import org.matricula.document.PdfPrinter;
import org.matricula.document.QrCode;
import org.matricula.graduation.check.GraduateCampaigns;
import org.matricula.kernel.Acting;
import org.matricula.page.Problems;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What a session takes along: a card for each student, which they hand to the crew, and the lists
/// of fees and of those absent.
@Service
public class SittingPapers {

    /// @param qr the student number, or the 采集码 where there is one
    public record Card(PhotoSeats.Seat seat, QrCode qr) {}

    private static final List<String> COLUMNS =
            List.of(
                    "graduation.seq",
                    "graduation.number",
                    "page.name",
                    "graduation.class",
                    "page.status",
                    "graduation.reason",
                    "graduation.fee",
                    "graduation.fee.state",
                    "graduation.fee.note",
                    "graduation.code");

    private static final int MOST = 1_000_000;
    private static final List<String> MISSING =
            List.of(
                    "graduation.class",
                    "graduation.number",
                    "page.name",
                    "graduation.sitting",
                    "graduation.ticket.why");

    private static final List<String> IMPORTED =
            List.of("graduation.import.picture", "page.name", "page.status", "graduation.reason");

    private final GraduatePhotoRows photos;
    private final PhotoImports imports;
    private final PhotoTickets tickets;
    private final Problems problems;
    private final GraduateCampaigns campaigns;
    private final PhotoSittings sittings;
    private final PhotoSeats seats;
    private final TemplateEngine templates;
    private final PdfPrinter printer;
    private final MessageSource messages;
    private final Ledger ledger;
    private final Clock clock;

    SittingPapers(
            GraduatePhotoRows photos,
            PhotoImports imports,
            PhotoTickets tickets,
            Problems problems,
            GraduateCampaigns campaigns,
            PhotoSittings sittings,
            PhotoSeats seats,
            TemplateEngine templates,
            PdfPrinter printer,
            MessageSource messages,
            Ledger ledger,
            Clock clock) {
        this.photos = photos;
        this.imports = imports;
        this.tickets = tickets;
        this.problems = problems;
        this.campaigns = campaigns;
        this.sittings = sittings;
        this.seats = seats;
        this.templates = templates;
        this.printer = printer;
        this.messages = messages;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// 采集卡, ten to a sheet.
    @Transactional
    byte[] cards(UUID id) {
        var sitting = sittings.get(id);
        var campaign = campaigns.get(sitting.campaignId());
        var cards =
                seats.of(id).stream()
                        .filter(it -> !it.state().equals("moved"))
                        .map(it ->
                                new Card(
                                        it,
                                        QrCode.of(
                                                it.code() == null
                                                        ? it.studentNumber()
                                                        : it.code())))
                        .toList();
        var words = new PaperWords(messages, Locale.SIMPLIFIED_CHINESE);
        var html = new StringOutput();
        templates.render(
                "graduation/cards.jte",
                Map.of(
                        "words", words,
                        "sitting", sitting,
                        "school", campaign.institution(),
                        "cards", cards),
                html);
        note(sitting, "cards", cards.size());
        return printer.print(
                        html.toString(),
                        words.text("graduation.card") + " " + sitting.unit(),
                        words.lang())
                .pdf();
    }

    /// The whole list, or those whose fee is due, or those who did not come.
    @Transactional
    void list(UUID id, String which, OutputStream out) {
        var sitting = sittings.get(id);
        var lines =
                seats.of(id).stream()
                        .filter(it ->
                                switch (which) {
                                    case "absent" ->
                                            List.of("expected", "absent", "excused", "moved")
                                                    .contains(it.state());
                                    case "fee" ->
                                            it.feeState().equals("due")
                                                    && !it.state().equals("moved");
                                    default -> true;
                                })
                        .toList();
        var heads = COLUMNS.stream().map(this::say).toList();
        try (var sheet =
                SheetWriter.xlsx(
                        out, SheetDesign.of(say("graduation.list." + listed(which)), heads))) {
            lines.forEach(it ->
                    sheet.row(
                            Arrays.asList(
                                    it.seq(),
                                    it.studentNumber(),
                                    it.name(),
                                    it.unit(),
                                    say("graduation.seat." + it.state()),
                                    it.reason(),
                                    sitting.fee(),
                                    say("graduation.fee." + it.feeState()),
                                    it.feeNote(),
                                    it.code())));
            sheet.mark(sitting.unit() + " " + Acting.now().name() + " " + LocalDate.now(clock));
        }
        note(sitting, which, lines.size());
    }

    /// 缺照片的和要补拍的毕业生, everybody of them, with the reason for the crew.
    @Transactional
    void missing(UUID campaignId, OutputStream out) {
        var campaign = campaigns.get(campaignId);
        var lines = photos.missing(campaignId, null, MOST).items();
        var again = new LinkedHashMap<UUID, PhotoTickets.Ticket>();
        tickets.open(campaignId, MOST).forEach(it -> again.put(it.enrolmentId(), it));
        var heads = MISSING.stream().map(this::say).toList();
        try (var sheet = SheetWriter.xlsx(out, SheetDesign.of(say("graduation.missing"), heads))) {
            for (var it : lines) {
                var ticket = again.remove(it.enrolmentId());
                sheet.row(
                        Arrays.asList(
                                it.unit(),
                                it.studentNumber(),
                                it.name(),
                                say("graduation.seat." + (it.seat() == null ? "none" : it.seat())),
                                ticket == null ? null : why(ticket)));
            }
            // whose picture is there, and is to be taken again all the same
            again.values()
                    .forEach(it ->
                            sheet.row(
                                    Arrays.asList(
                                            it.unit(),
                                            it.studentNumber(),
                                            it.name(),
                                            null,
                                            why(it))));
            sheet.mark(campaign.name() + " " + Acting.now().name() + " " + LocalDate.now(clock));
        }
        ledger.record(
                Act.of("graduate.take-list", "graduate-campaign:" + campaignId)
                        .at(campaign.pos())
                        .to(Map.of("what", "missing", "lines", lines.size())));
    }

    /// An archive's pictures with what became of each, the wrong ones first.
    @Transactional
    void imported(UUID id, OutputStream out) {
        var it = imports.get(id);
        var campaign = campaigns.get(it.campaignId());
        var lines = imports.lines(id);
        var heads = IMPORTED.stream().map(this::say).toList();
        var title = say("graduation.import.result");
        try (var sheet = SheetWriter.xlsx(out, SheetDesign.of(title, heads))) {
            for (var line : lines) {
                sheet.row(
                        Arrays.asList(
                                line.name(),
                                line.student(),
                                say("graduation.outcome.photo." + line.outcome()),
                                ImportView.of(line, problems, LocaleContextHolder.getLocale())
                                        .faults()
                                        .stream()
                                        .map(one -> one.message() + one.remedy())
                                        .collect(Collectors.joining("；"))));
            }
            sheet.mark(campaign.name() + " " + Acting.now().name() + " " + LocalDate.now(clock));
        }
        ledger.record(
                Act.of("graduate.take-list", "graduate-campaign:" + it.campaignId())
                        .at(campaign.pos())
                        .to(Map.of("what", "import", "lines", lines.size())));
    }

    /// Why it is to be taken again, with what is wrong with the picture.
    private String why(PhotoTickets.Ticket it) {
        var faults =
                TicketView.of(it, problems, LocaleContextHolder.getLocale()).faults().stream()
                        .map(org.matricula.page.Line::message);
        var note = it.note() == null ? Stream.<String>empty() : Stream.of(it.note());
        return Stream.of(Stream.of(say("graduation.cause." + it.cause())), note, faults)
                .flatMap(one -> one)
                .collect(Collectors.joining("；"));
    }

    private static String listed(String which) {
        return List.of("absent", "fee").contains(which) ? which : "all";
    }

    private void note(PhotoSittings.Sitting sitting, String what, int many) {
        ledger.record(
                Act.of("graduate.take-list", "graduate-sitting:" + sitting.id())
                        .at(sitting.scopePos())
                        .to(Map.of("what", what, "lines", many)));
    }

    private String say(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
