package org.matricula.verification.campaign;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.verification.check.TellFinding;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 本人确认: a student or guardian says that the record is right, or which fields of it are not. What
/// is right instead they tell where it can be proved, in an application for correction.
@Service
class ConfirmOwn {

    /// What may be said to be wrong: the lines of the page.
    static final List<String> FIELDS =
            List.of(
                    "name",
                    "sex",
                    "birthOn",
                    "ethnicity",
                    "documentNumber",
                    "phone",
                    "address",
                    "guardian",
                    "boarding",
                    "entryOn",
                    "unit",
                    "photo");

    private final Campaigns campaigns;
    private final CampaignLines lines;
    private final TellFinding tellFinding;
    private final Ledger ledger;
    private final Clock clock;

    ConfirmOwn(
            Campaigns campaigns,
            CampaignLines lines,
            TellFinding tellFinding,
            Ledger ledger,
            Clock clock) {
        this.campaigns = campaigns;
        this.lines = lines;
        this.tellFinding = tellFinding;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param wrong the fields that are wrong, none where everything is right
    @Transactional
    void confirm(UUID campaign, UUID enrolment, List<String> wrong) {
        var line = lines.lock(campaign, enrolment);
        Refused.unlessEmpty(refusals(line, campaigns.get(campaign)));
        var fields = FIELDS.stream().filter(wrong::contains).toList();
        if (fields.size() < wrong.size()) {
            throw new Refused(Refusal.input("wrong", "verification.field"));
        }
        lines.confirm(campaign, enrolment, fields.isEmpty(), clock.instant());
        if (fields.isEmpty()) {
            tellFinding.settled(campaign, TellFinding.STUDENT, List.of(enrolment));
        } else {
            tellFinding.tell(
                    campaign, TellFinding.STUDENT, Map.of(enrolment, String.join(" ", fields)));
        }
        ledger.record(
                Act.of("verification.confirm", "enrolment:" + enrolment)
                        .at(line.scopePos())
                        .to(
                                Map.of(
                                        "campaign", campaign.toString(),
                                        "wrong", String.join(" ", fields))));
    }

    /// Said once it stands; who found a fault may say later that all is right.
    List<Refusal> refusals(CampaignLines.Line line, Campaigns.Campaign campaign) {
        return Refusal.all(
                campaign.openOn(LocalDate.now(clock))
                        ? null
                        : Refusal.rule(
                                "verification.window",
                                campaign.opensOn().toString(),
                                campaign.closesOn().toString()),
                Boolean.TRUE.equals(line.confirmed())
                        ? Refusal.conflict(
                                "verification.confirmed", String.valueOf(line.confirmer()))
                        : null);
    }
}
