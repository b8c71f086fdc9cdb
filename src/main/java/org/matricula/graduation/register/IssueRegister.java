package org.matricula.graduation.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.attachment.Files;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.document.DocumentKind;
import org.matricula.document.Documents;
import org.matricula.document.NewDocument;
import org.matricula.graduation.GraduationPhotos;
import org.matricula.graduation.check.GraduateCampaigns;
import org.matricula.graduation.check.GraduateFacts;
import org.matricula.graduation.check.GraduateSheets;
import org.matricula.graduation.check.GraduateSheets.Graduate;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.registry.Registry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 出具毕业生登记表: a numbered document, when nothing is blank or wrong in it, the graduate has signed,
/// the appraisal is submitted and the photograph confirmed. Made out anew it takes the old one's
/// place.
@Service
class IssueRegister {

    private final GraduateCampaigns campaigns;
    private final GraduateSheets sheets;
    private final RegisterForms forms;
    private final FillRegister fill;
    private final RegisterPaper paper;
    private final GraduateFacts facts;
    private final GraduationPhotos photos;
    private final Registry registry;
    private final Documents documents;
    private final Files files;
    private final Ledger ledger;

    IssueRegister(
            GraduateCampaigns campaigns,
            GraduateSheets sheets,
            RegisterForms forms,
            FillRegister fill,
            RegisterPaper paper,
            GraduateFacts facts,
            GraduationPhotos photos,
            Registry registry,
            Documents documents,
            Files files,
            Ledger ledger) {
        this.campaigns = campaigns;
        this.sheets = sheets;
        this.forms = forms;
        this.fill = fill;
        this.paper = paper;
        this.facts = facts;
        this.photos = photos;
        this.registry = registry;
        this.documents = documents;
        this.files = files;
        this.ledger = ledger;
    }

    /// Every reason at once why it cannot be printed.
    @Transactional
    List<Refusal> refusals(UUID campaign, UUID enrolment) {
        var graduate = sheets.get(campaign, enrolment);
        return refusals(graduate, forms.find(enrolment).orElse(null));
    }

    /// @return the document
    @Transactional
    UUID issue(UUID campaignId, UUID enrolment) {
        var graduate = sheets.lock(campaignId, enrolment);
        var form = forms.lock(graduate);
        Refused.unlessEmpty(refusals(graduate, form));
        var campaign = campaigns.get(campaignId);
        var student = facts.facts(enrolment);
        var picture = picture(photos.of(enrolment).orElseThrow().file());
        var open = registry.get(enrolment).education().equals("open");
        var issued =
                documents.issue(
                        new NewDocument(
                                DocumentKind.GRADUATE_REGISTER,
                                campaign.institutionId(),
                                graduate.scopePos(),
                                enrolment,
                                graduate.personId(),
                                graduate.name(),
                                null),
                        heading ->
                                paper.of(
                                        heading,
                                        student,
                                        facts.now(enrolment),
                                        form,
                                        campaign.year(),
                                        picture,
                                        open));
        if (form.document() != null) {
            documents.superseded(List.of(documents.get(form.document())), campaign.name(), issued);
        }
        forms.printed(enrolment, issued.id());
        ledger.record(
                Act.of("register-form.issue", "enrolment:" + enrolment).at(graduate.scopePos()));
        return issued.id();
    }

    private List<Refusal> refusals(Graduate graduate, RegisterForms.@Nullable Form form) {
        if (form == null || form.content().items().isEmpty()) {
            return List.of(Refusal.rule("register-form.unfilled"));
        }
        var all = new ArrayList<>(fill.faults(graduate, form.content()));
        all.addAll(
                Refusal.all(
                        form.signed() ? null : Refusal.rule("register-form.unsigned"),
                        form.appraisal() == null || !form.submitted()
                                ? Refusal.rule("register-form.unsubmitted")
                                : null,
                        photos.of(graduate.enrolmentId()).isEmpty()
                                ? Refusal.rule("register-form.photo")
                                : null));
        all.addAll(documents.refusals(graduate.enrolmentId(), DocumentKind.GRADUATE_REGISTER));
        return all;
    }

    private String picture(UUID file) {
        try {
            var content = files.open(file);
            return "data:%s;base64,%s"
                    .formatted(
                            content.file().mediaType(),
                            Base64.getEncoder().encodeToString(content.bytes()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
