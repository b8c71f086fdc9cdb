package org.matricula.verification.campaign;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.matricula.verification.check.TellFinding;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 班级比对: the class teacher holds the list against those who sit in the class, a whole class at
/// once.
@Service
class CompareClass {

    /// What may be wrong with a student on the list.
    static final List<String> PROBLEMS =
            List.of("absent", "unknown", "name", "number", "photo", "details");

    private final Campaigns campaigns;
    private final CampaignLines lines;
    private final TellFinding tellFinding;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    CompareClass(
            Campaigns campaigns,
            CampaignLines lines,
            TellFinding tellFinding,
            Units units,
            Ledger ledger,
            Clock clock) {
        this.campaigns = campaigns;
        this.lines = lines;
        this.tellFinding = tellFinding;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param said by enrolment: `ok`, or one of [#PROBLEMS]; who is not named stays as they are
    /// @return how many lines were written
    @Transactional
    int compare(UUID campaignId, UUID classId, Map<UUID, String> said) {
        var campaign = campaigns.get(campaignId);
        var unit =
                units.find(classId)
                        .filter(it -> Acting.now().scope().reaches(it.pos()))
                        .filter(it -> it.pos() >= campaign.lo() && it.pos() <= campaign.hi())
                        .orElseThrow(() -> new Absent("class"));
        Refused.unlessEmpty(
                Refusal.all(
                        campaign.signed()
                                ? Refusal.conflict(
                                        "verification.signed",
                                        String.valueOf(campaign.resultNumber()))
                                : null,
                        said.isEmpty() ? Refusal.input("said", "verification.nobody") : null,
                        said.values().stream()
                                        .allMatch(it -> it.equals("ok") || PROBLEMS.contains(it))
                                ? null
                                : Refusal.input("said", "verification.problem")));
        var right = new ArrayList<UUID>();
        var wrong = new HashMap<UUID, String>();
        said.forEach((enrolment, what) -> {
            if (what.equals("ok")) {
                right.add(enrolment);
            } else {
                wrong.put(enrolment, what);
            }
        });
        var fine = lines.compare(campaignId, unit.pos(), right, true, clock.instant());
        var bad =
                lines.compare(
                        campaignId,
                        unit.pos(),
                        List.copyOf(wrong.keySet()),
                        false,
                        clock.instant());
        if (fine.size() + bad.size() < said.size()) {
            throw new Refused(Refusal.conflict("verification.not-on-list"));
        }
        tellFinding.settled(campaignId, TellFinding.TEACHER, fine);
        tellFinding.tell(
                campaignId,
                TellFinding.TEACHER,
                bad.stream().collect(Collectors.toMap(it -> it, wrong::get)));
        ledger.record(
                Act.of("verification.compare", "unit:" + classId)
                        .at(unit.pos())
                        .to(
                                Map.of(
                                        "campaign", campaignId.toString(),
                                        "right", fine.size(),
                                        "wrong", bad.size())));
        return said.size();
    }
}
