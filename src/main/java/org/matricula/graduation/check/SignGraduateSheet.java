package org.matricula.graduation.check;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.attachment.Files;
import org.matricula.attachment.NewFile;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.document.PaperWords;
import org.matricula.document.PdfPrinter;
import org.matricula.graduation.check.GraduateSheets.Graduate;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.registry.HandSignature;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 签名确认: the graduate's own hand under what the register says, once, and once more after something
/// was put right. Nobody confirms for another: an office only keeps the scan of a sheet signed on
/// paper.
@Service
public class SignGraduateSheet {

    /// One sheet of a printed class.
    public record Leaf(
            Graduate graduate,
            List<GraduateFacts.Line> lines,
            List<GraduateClaims.Claim> claims,
            String strokes) {}

    private static final int PRINTED = 500;

    private final GraduateCampaigns campaigns;
    private final GraduateSheets sheets;
    private final GraduateClaims claims;
    private final GraduateFacts facts;
    private final TemplateEngine templates;
    private final PdfPrinter printer;
    private final Files files;
    private final MessageSource messages;
    private final Ledger ledger;
    private final Clock clock;

    SignGraduateSheet(
            GraduateCampaigns campaigns,
            GraduateSheets sheets,
            GraduateClaims claims,
            GraduateFacts facts,
            TemplateEngine templates,
            PdfPrinter printer,
            Files files,
            MessageSource messages,
            Ledger ledger,
            Clock clock) {
        this.campaigns = campaigns;
        this.sheets = sheets;
        this.claims = claims;
        this.facts = facts;
        this.templates = templates;
        this.printer = printer;
        this.files = files;
        this.messages = messages;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @throws Refused unless it is the graduate who signs, in time, and nothing is left to audit
    @Transactional
    void sign(UUID campaign, UUID enrolment, String picture, String strokes) {
        var it = sheets.lock(campaign, enrolment);
        var found = new ArrayList<>(refusals(it));
        if (!Acting.now().scope().persons().equals(List.of(it.personId()))
                || !Acting.now().holds("student")) {
            found.add(Refusal.forbidden("graduate.themselves"));
        }
        Refused.unlessEmpty(found);
        var hand = HandSignature.of(picture, strokes);
        keep(it, "signed", print(List.of(leaf(it, hand.strokes())), it), "sheet.pdf", null);
    }

    /// 纸质核对表的扫描件: as the graduate has signed it by hand.
    @Transactional
    void scanned(UUID campaign, UUID enrolment, String fileName, byte[] scan, String shelf) {
        var it = sheets.lock(campaign, enrolment);
        Refused.unlessEmpty(
                Refusal.all(
                        settled(it),
                        scan.length == 0 ? Refusal.input("scan", "graduate.evidence") : null,
                        shelf.isBlank() ? Refusal.input("shelf", "graduate.missing") : null));
        keep(it, "paper", scan, fileName, shelf.strip());
    }

    /// A class's sheets to be signed by hand, one a page.
    ///
    /// @param enrolment one student alone
    /// @throws Refused for more than a class: none of them would be missed among the printed
    @Transactional
    byte[] blank(UUID campaign, @Nullable UUID unit, @Nullable UUID enrolment) {
        var all =
                enrolment == null
                        ? sheets.of(campaign, unit, false, null, PRINTED + 1).items()
                        : List.of(sheets.get(campaign, enrolment));
        if (all.isEmpty()) {
            throw new org.matricula.kernel.Absent("graduates");
        }
        if (all.size() > PRINTED) {
            throw new Refused(Refusal.rule("graduate.sheets-many", PRINTED));
        }
        ledger.record(
                Act.of("graduate.print", "graduate-campaign:" + campaign)
                        .at(all.getFirst().scopePos())
                        .to(Map.of("sheets", all.size())));
        return print(all.stream().map(it -> leaf(it, "")).toList(), all.getFirst());
    }

    /// Why it cannot be signed today.
    List<Refusal> refusals(Graduate it) {
        var campaign = campaigns.get(it.campaignId());
        var today = LocalDate.now(clock);
        var open = it.signed() ? campaign.corrigibleOn(today) : campaign.checkedOn(today);
        return Refusal.all(
                settled(it),
                open
                        ? null
                        : Refusal.rule(
                                "graduate.closed",
                                campaign.checkFrom().toString(),
                                (it.signed() ? campaign.photoUntil() : campaign.checkUntil())
                                        .toString()));
    }

    private static @Nullable Refusal settled(Graduate it) {
        return switch (it.state()) {
            case "confirmed" -> Refusal.conflict("graduate.confirmed", it.name());
            case "audit" -> Refusal.conflict("graduate.audit", it.name());
            default -> null;
        };
    }

    private void keep(
            Graduate it, String how, byte[] content, String name, @Nullable String shelf) {
        var kept =
                files.store(NewFile.of(it.scopePos(), it.personId(), "signed-form", name, content));
        if (it.state().equals("again")) {
            sheets.confirmed(it, kept.id(), shelf, clock.instant());
        } else {
            var mine = claims.of(it.campaignId(), it.enrolmentId());
            var state =
                    mine.isEmpty()
                            ? "confirmed"
                            : claims.waits(it.enrolmentId()) ? "audit" : "again";
            sheets.signed(it, state, kept.id(), shelf, clock.instant());
        }
        ledger.record(
                Act.of("graduate." + how, "enrolment:" + it.enrolmentId())
                        .at(it.scopePos())
                        .to(
                                Map.of(
                                        "campaign", it.campaignId().toString(),
                                        "sheet", kept.id().toString(),
                                        "again", it.state().equals("again"))));
    }

    private Leaf leaf(Graduate it, String strokes) {
        return new Leaf(
                it,
                facts.lines(it.enrolmentId()),
                claims.of(it.campaignId(), it.enrolmentId()),
                strokes);
    }

    private byte[] print(List<Leaf> leaves, Graduate first) {
        var words = new PaperWords(messages, Locale.SIMPLIFIED_CHINESE);
        var campaign = campaigns.get(first.campaignId());
        var html = new StringOutput();
        templates.render(
                "graduation/sheet.jte",
                Map.of(
                        "words", words,
                        "title", campaign.name(),
                        "leaves", leaves,
                        "facts", facts,
                        "on", LocalDate.now(clock)),
                html);
        var name =
                words.text("graduation.sheet")
                        + " "
                        + (leaves.size() == 1 ? first.studentNumber() : first.unit());
        return printer.print(html.toString(), name, words.lang()).pdf();
    }
}
