package org.matricula.graduation.photograph;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.graduation.check.GraduateCampaigns;
import org.matricula.graduation.check.GraduateInfoPolicies;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.matricula.organisation.Units;
import org.matricula.policy.Policies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 安排图像采集: a session for each class, one after the other, and one for those photographed again.
@Service
class OpenSittings {

    /// @param unit a class, or what lies above several; null for those to be photographed again
    record Asked(
            @Nullable UUID unit,
            @Nullable LocalDate on,
            @Nullable LocalTime at,
            String place,
            @Nullable BigDecimal fee) {}

    private static final int MINUTES_OF_A_DAY = 24 * 60;
    private static final int LONGEST_PLACE = 60;
    private static final BigDecimal MOST_FEE = new BigDecimal("9999.99");

    private final GraduateCampaigns campaigns;
    private final PhotoSittings sittings;
    private final PhotoSeats seats;
    private final Policies policies;
    private final Notices notices;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    OpenSittings(
            GraduateCampaigns campaigns,
            PhotoSittings sittings,
            PhotoSeats seats,
            Policies policies,
            Notices notices,
            Units units,
            Ledger ledger,
            Clock clock) {
        this.campaigns = campaigns;
        this.sittings = sittings;
        this.seats = seats;
        this.policies = policies;
        this.notices = notices;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @return the sessions, in their order
    @Transactional
    List<UUID> open(UUID campaignId, Asked it) {
        campaigns.lock(campaignId);
        var campaign = campaigns.get(campaignId);
        Refused.unlessEmpty(refusals(campaign, it));
        return it.unit() == null ? List.of(again(campaign, it)) : classes(campaign, it);
    }

    private List<UUID> classes(GraduateCampaigns.Campaign campaign, Asked it) {
        var unit = units.find(it.unit()).orElse(null);
        if (unit == null || !Acting.now().scope().reaches(unit.pos())) {
            throw new Refused(Refusal.input("unit", "graduate.unit"));
        }
        var classes = sittings.unseated(campaign.id(), unit);
        Refused.unlessEmpty(
                Refusal.all(
                        classes.isEmpty()
                                ? Refusal.rule("graduate.nobody-unseated", unit.name())
                                : null));
        var minutes =
                policies.value(
                        GraduateInfoPolicies.MINUTES,
                        campaign.institutionId(),
                        LocalDate.now(clock));
        var at = it.at();
        var opened = new ArrayList<UUID>();
        for (var one : classes) {
            var id =
                    sittings.open(
                            campaign.id(),
                            one.unitId(),
                            one.pos(),
                            false,
                            it.on(),
                            at,
                            it.place().strip(),
                            fee(it));
            var seated = seats.fill(id);
            tell(campaign, id, one.pos(), seated);
            opened.add(id);
            var until = at.plusMinutes((long) seated * minutes);
            // whoever is seated after midnight would be told to come in the night before
            if ((long) seated * minutes >= MINUTES_OF_A_DAY || until.isBefore(at)) {
                throw new Refused(
                        Refusal.input("at", "graduate.past-midnight", one.unit(), at.toString()));
            }
            at = until;
        }
        return opened;
    }

    private UUID again(GraduateCampaigns.Campaign campaign, Asked it) {
        var id =
                sittings.open(
                        campaign.id(),
                        campaign.unitId(),
                        campaign.pos(),
                        true,
                        it.on(),
                        it.at(),
                        it.place().strip(),
                        fee(it));
        var seated = seats.fillAgain(id);
        Refused.unlessEmpty(Refusal.all(seated == 0 ? Refusal.rule("graduate.no-tickets") : null));
        tell(campaign, id, campaign.pos(), seated);
        return id;
    }

    private void tell(GraduateCampaigns.Campaign campaign, UUID id, long pos, int seated) {
        var sitting = sittings.get(id);
        notices.tell(
                seats.accounts(id),
                sitting.again() ? "graduation.notice.again" : "graduation.notice.sitting",
                "/own-graduation",
                sitting.heldOn(),
                sitting.atTime(),
                sitting.place());
        ledger.record(
                Act.of("graduate.sitting", "graduate-campaign:" + campaign.id())
                        .at(pos)
                        .to(
                                Map.of(
                                        "unit", sitting.unit(),
                                        "on", sitting.heldOn().toString(),
                                        "seats", seated)));
    }

    private static BigDecimal fee(Asked it) {
        return it.fee() == null ? BigDecimal.ZERO : it.fee();
    }

    private static List<Refusal> refusals(GraduateCampaigns.Campaign campaign, Asked it) {
        var all = new ArrayList<>(refusals(campaign, it.on(), it.at(), it.place()));
        if (it.fee() != null
                && (it.fee().signum() < 0
                        || it.fee().compareTo(MOST_FEE) > 0
                        || it.fee().stripTrailingZeros().scale() > 2)) {
            all.add(Refusal.input("fee", "graduate.fee", MOST_FEE.toPlainString()));
        }
        return all;
    }

    /// What is wrong with where and when, whether a session is opened or put off.
    static List<Refusal> refusals(
            GraduateCampaigns.Campaign campaign,
            @Nullable LocalDate on,
            @Nullable LocalTime at,
            String place) {
        return Refusal.all(
                on == null ? Refusal.input("on", "graduate.missing") : null,
                at == null ? Refusal.input("at", "graduate.missing") : null,
                place.isBlank() ? Refusal.input("place", "graduate.missing") : null,
                place.strip().length() > LONGEST_PLACE
                        ? Refusal.input("place", "graduate.place", LONGEST_PLACE)
                        : null,
                on != null
                                && (on.isBefore(campaign.photoFrom())
                                        || on.isAfter(campaign.photoUntil()))
                        ? Refusal.rule(
                                "graduate.photo-window",
                                campaign.photoFrom().toString(),
                                campaign.photoUntil().toString())
                        : null);
    }
}
