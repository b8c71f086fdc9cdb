package org.matricula.graduation.check;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.attachment.Files;
import org.matricula.attachment.NewFile;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.registry.CorrectDetails;
import org.matricula.registry.Detail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 更正申报: a graduate enters what is right, with proof. What cannot be true is refused at once; what
/// was confirmed before has to be audited and confirmed again.
@Service
class ClaimCorrection {

    private static final int LONGEST = 200;

    private final GraduateCampaigns campaigns;
    private final GraduateSheets sheets;
    private final GraduateClaims claims;
    private final CorrectDetails details;
    private final Codes codes;
    private final Files files;
    private final Ledger ledger;
    private final Clock clock;

    ClaimCorrection(
            GraduateCampaigns campaigns,
            GraduateSheets sheets,
            GraduateClaims claims,
            CorrectDetails details,
            Codes codes,
            Files files,
            Ledger ledger,
            Clock clock) {
        this.campaigns = campaigns;
        this.sheets = sheets;
        this.claims = claims;
        this.details = details;
        this.codes = codes;
        this.files = files;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    void claim(
            UUID campaignId,
            UUID enrolment,
            String field,
            String value,
            String fileName,
            byte[] evidence) {
        var it = sheets.lock(campaignId, enrolment);
        var detail = Detail.of(field).filter(GraduateFacts.CHECKED::contains).orElse(null);
        var found =
                new ArrayList<>(
                        Refusal.all(
                                detail == null ? Refusal.input("field", "graduate.detail") : null,
                                value.isBlank() || value.length() > LONGEST
                                        ? Refusal.input("value", "graduate.value")
                                        : null,
                                evidence.length == 0
                                        ? Refusal.input("evidence", "graduate.evidence")
                                        : null,
                                detail != null && waits(campaignId, enrolment, detail)
                                        ? Refusal.conflict("graduate.claimed")
                                        : null));
        found.addAll(refusals(campaignId));
        var right = detail == null ? "" : read(detail, value.strip());
        if (detail != null && !value.isBlank()) {
            found.addAll(impossible(enrolment, detail, right));
        }
        Refused.unlessEmpty(found);
        var file =
                files.store(
                        NewFile.of(it.scopePos(), it.personId(), "evidence", fileName, evidence));
        var id = claims.add(it, detail, right, file.id(), clock.instant());
        if (it.signed()) {
            sheets.stands(it, "audit");
        }
        ledger.record(
                Act.of("graduate.claim", "enrolment:" + enrolment)
                        .at(it.scopePos())
                        .to(
                                Map.of(
                                        "claim",
                                        id.toString(),
                                        "detail",
                                        detail.code(),
                                        "value",
                                        new Ledger.Private(right))));
    }

    /// Why nothing can be put right today.
    List<Refusal> refusals(UUID campaignId) {
        var campaign = campaigns.get(campaignId);
        return Refusal.all(
                campaign.corrigibleOn(LocalDate.now(clock))
                        ? null
                        : Refusal.rule(
                                "graduate.closed",
                                campaign.checkFrom().toString(),
                                campaign.photoUntil().toString()));
    }

    private boolean waits(UUID campaign, UUID enrolment, Detail detail) {
        return claims.of(campaign, enrolment).stream()
                .anyMatch(it -> it.detail() == detail && it.accepted() == null);
    }

    /// The code where a word was typed; what is no code stays, to be refused.
    private String read(Detail detail, String value) {
        var table = detail.codes();
        return table == null ? value : codes.codeOf(table, value).orElse(value);
    }

    /// A day there was: no thirtieth of February, and none that is still to come.
    private boolean been(String value) {
        try {
            return value.matches("\\d{4}-\\d\\d-\\d\\d")
                    && !LocalDate.parse(value).isAfter(LocalDate.now(clock));
        } catch (DateTimeParseException none) {
            return false;
        }
    }

    /// What is wrong by itself. Whether number, birthday and sex agree is asked when it is decided:
    /// each may be claimed after the other.
    private List<Refusal> impossible(UUID enrolment, Detail detail, String value) {
        var table = detail.codes();
        return Refusal.all(
                value.equals(details.now(enrolment, List.of(detail)).get(detail))
                        ? Refusal.input("value", "graduate.same")
                        : null,
                table != null && codes.find(table, value).isEmpty()
                        ? Refusal.input("value", "graduate.code")
                        : null,
                detail.type() == Detail.Type.DAY && !been(value)
                        ? Refusal.input("value", "graduate.day")
                        : null);
    }
}
