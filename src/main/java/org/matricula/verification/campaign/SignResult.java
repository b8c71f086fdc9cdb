package org.matricula.verification.campaign;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.attachment.Content;
import org.matricula.attachment.Files;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.document.DocumentKind;
import org.matricula.document.Documents;
import org.matricula.document.NewUnitPaper;
import org.matricula.document.PaperWords;
import org.matricula.document.UnitPapers;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.verification.check.Findings;
import org.matricula.verification.check.Passes;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 签发核查结果: whoever answers for the unit puts their name under its figures; from then on nothing of
/// them changes, and the next campaign is held against them.
@Service
public class SignResult {

    private final Campaigns campaigns;
    private final CampaignResults results;
    private final CampaignScores scores;
    private final Findings findings;
    private final Passes passes;
    private final Documents documents;
    private final UnitPapers papers;
    private final TemplateEngine templates;
    private final Files files;
    private final MessageSource messages;
    private final Ledger ledger;
    private final Clock clock;

    SignResult(
            Campaigns campaigns,
            CampaignResults results,
            CampaignScores scores,
            Findings findings,
            Passes passes,
            Documents documents,
            UnitPapers papers,
            TemplateEngine templates,
            Files files,
            MessageSource messages,
            Ledger ledger,
            Clock clock) {
        this.campaigns = campaigns;
        this.results = results;
        this.scores = scores;
        this.findings = findings;
        this.passes = passes;
        this.documents = documents;
        this.papers = papers;
        this.templates = templates;
        this.files = files;
        this.messages = messages;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    void sign(UUID id) {
        var campaign = campaigns.get(id);
        Refused.unlessEmpty(refusals(campaign));
        var units = frozen(campaign);
        var rules =
                findings.counts(id, campaign.lo(), campaign.hi()).stream()
                        .map(it ->
                                new CampaignResults.RuleLine(
                                        it.rule(),
                                        it.open() + it.waived() + it.mended(),
                                        it.open(),
                                        it.waived(),
                                        it.mended()))
                        .toList();
        var previous = campaigns.before(campaign).orElse(null);
        var number = number(campaign);
        var file = issued(campaign, number, units, rules, previous);
        if (!results.sign(campaign, number, file, previous, units, rules, clock.instant())) {
            throw new Refused(Refusal.conflict("verification.signed", number));
        }
        ledger.record(
                Act.of("verification.sign", "verification:" + id)
                        .at(campaign.lo())
                        .to(
                                Map.of(
                                        "number",
                                        number,
                                        "figures",
                                        HexFormat.of()
                                                .formatHex(CampaignResults.hash(units, rules)))));
    }

    /// The paper as it was signed.
    @Transactional
    Content open(UUID id) {
        campaigns.get(id);
        return files.open(results.find(id).orElseThrow(() -> new Absent("result")).fileId());
    }

    List<Refusal> refusals(Campaigns.Campaign it) {
        var actor = Acting.now();
        var latest = passes.latest(it.id());
        return Refusal.all(
                it.signed()
                        ? Refusal.conflict("verification.signed", String.valueOf(it.resultNumber()))
                        : null,
                actor.scope().reaches(it.lo()) && actor.scope().reaches(it.hi())
                        ? null
                        : Refusal.forbidden("verification.whole"),
                actor.account() != null && actor.account().equals(it.openedBy())
                        ? Refusal.rule("verification.own-campaign")
                        : null,
                latest.filter(pass -> pass.state().equals("done")).isEmpty()
                        ? Refusal.rule("verification.unchecked")
                        : null,
                findings.page(
                                        new Findings.Sought(
                                                it.id(), "", "waiving", "", it.lo(), it.hi(), null,
                                                1))
                                .items()
                                .isEmpty()
                        ? null
                        : Refusal.rule("verification.undecided"));
    }

    /// A unit's score beside what it was last time.
    public record Compared(
            CampaignResults.UnitLine now, CampaignResults.@Nullable UnitLine before) {}

    List<Compared> compared(List<CampaignResults.UnitLine> now, @Nullable UUID previous) {
        var before = new HashMap<UUID, CampaignResults.UnitLine>();
        if (previous != null) {
            results.units(previous).forEach(it -> before.put(it.unitId(), it));
        }
        return now.stream().map(it -> new Compared(it, before.get(it.unitId()))).toList();
    }

    private List<CampaignResults.UnitLine> frozen(Campaigns.Campaign it) {
        var all = new ArrayList<CampaignResults.UnitLine>();
        for (var score : scores.all(it.id(), it.unitId(), it.lo(), it.hi())) {
            all.add(
                    new CampaignResults.UnitLine(
                            score.unitId(),
                            all.size(),
                            score.name(),
                            score.depth(),
                            score.students(),
                            score.confirmed(),
                            score.compared(),
                            score.openFindings(),
                            score.waived(),
                            score.mended(),
                            score.score()));
        }
        return all;
    }

    private String number(Campaigns.Campaign it) {
        return documents.numbered(issuer(it), DocumentKind.VERIFICATION_RESULT);
    }

    private static UUID issuer(Campaigns.Campaign it) {
        return it.institutionId() == null ? it.unitId() : it.institutionId();
    }

    private UUID issued(
            Campaigns.Campaign campaign,
            String number,
            List<CampaignResults.UnitLine> units,
            List<CampaignResults.RuleLine> rules,
            @Nullable UUID previous) {
        var words = new PaperWords(messages, Locale.SIMPLIFIED_CHINESE);
        var html = new StringOutput();
        var shown = units.stream().filter(it -> it.depth() <= 1).toList();
        templates.render(
                "verification/result.jte",
                Map.of(
                        "words",
                        words,
                        "campaign",
                        campaign,
                        "number",
                        number,
                        "units",
                        compared(shown, previous),
                        "rules",
                        rules,
                        "hash",
                        HexFormat.of().formatHex(CampaignResults.hash(units, rules)),
                        "signer",
                        Acting.now().name(),
                        "on",
                        LocalDate.now(clock)),
                html);
        return papers.issued(
                        new NewUnitPaper(
                                DocumentKind.VERIFICATION_RESULT,
                                issuer(campaign),
                                campaign.lo(),
                                "verification:" + campaign.id(),
                                campaign.name(),
                                number),
                        html.toString())
                .fileId();
    }
}
