package org.matricula.graduation.check;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.calendar.Term;
import org.matricula.calendar.Terms;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.policy.NumberPolicy;
import org.matricula.policy.Policies;
import org.matricula.registry.PhotoProfile;
import org.matricula.registry.PhotoProfiles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 发起毕业生信息核对与图像采集: for a graduating cohort, with the notice. Information is checked in the first
/// term of the academic year and photographs taken in the second, where the calendar has them.
@Service
class OpenGraduateCampaign {

    /// @param unitId whose students graduate; of one entry year where one is given
    record Asked(
            @Nullable UUID unitId,
            @Nullable Integer entryYear,
            String year,
            String name,
            String notice,
            @Nullable LocalDate checkFrom,
            @Nullable LocalDate checkUntil,
            @Nullable LocalDate photoFrom,
            @Nullable LocalDate photoUntil) {}

    private final GraduateCampaigns campaigns;
    private final PhotoProfiles profiles;
    private final Policies policies;
    private final Notices notices;
    private final Units units;
    private final Terms terms;
    private final Ledger ledger;
    private final Clock clock;

    OpenGraduateCampaign(
            GraduateCampaigns campaigns,
            PhotoProfiles profiles,
            Policies policies,
            Notices notices,
            Units units,
            Terms terms,
            Ledger ledger,
            Clock clock) {
        this.campaigns = campaigns;
        this.profiles = profiles;
        this.policies = policies;
        this.notices = notices;
        this.units = units;
        this.terms = terms;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    UUID open(Asked it) {
        var unit = it.unitId() == null ? null : units.find(it.unitId()).orElse(null);
        if (unit == null
                || unit.institutionId() == null
                || !Acting.now().scope().reaches(unit.pos())) {
            throw new Refused(Refusal.input("unit", "graduate.unit"));
        }
        var profile = profile(unit);
        Refused.unlessEmpty(
                Refusal.all(
                        it.name().isBlank() ? Refusal.input("name", "graduate.missing") : null,
                        it.notice().isBlank() ? Refusal.input("notice", "graduate.missing") : null,
                        it.year().isBlank() ? Refusal.input("year", "graduate.missing") : null,
                        window("checkUntil", it.checkFrom(), it.checkUntil()),
                        window("photoUntil", it.photoFrom(), it.photoUntil()),
                        it.photoUntil() != null
                                        && it.checkUntil() != null
                                        && it.photoUntil().isBefore(it.checkUntil())
                                ? Refusal.input("photoUntil", "graduate.photo-after")
                                : null,
                        inTerm(
                                unit,
                                it.year(),
                                GraduateInfoPolicies.CHECK_TERM,
                                "checkFrom",
                                it.checkFrom()),
                        inTerm(
                                unit,
                                it.year(),
                                GraduateInfoPolicies.PHOTO_TERM,
                                "photoFrom",
                                it.photoFrom()),
                        profile == null ? Refusal.rule("graduate.profile") : null));
        var id =
                campaigns.open(
                        new GraduateCampaigns.Fresh(
                                unit.institutionId(),
                                unit.id(),
                                it.year().strip(),
                                it.name().strip(),
                                it.notice().strip(),
                                profile.id(),
                                it.checkFrom(),
                                it.checkUntil(),
                                it.photoFrom(),
                                it.photoUntil()),
                        clock.instant());
        var laid = campaigns.lay(id, unit.id(), it.entryYear());
        Refused.unlessEmpty(
                Refusal.all(laid == 0 ? Refusal.rule("graduate.nobody", unit.name()) : null));
        notices.tell(
                campaigns.accounts(id),
                "graduation.notice.check",
                "/own-graduation",
                it.name().strip(),
                it.checkFrom(),
                it.checkUntil());
        ledger.record(
                Act.of("graduate.open", "graduate-campaign:" + id)
                        .at(unit.pos())
                        .to(
                                Map.of(
                                        "name",
                                        it.name().strip(),
                                        "year",
                                        it.year().strip(),
                                        "graduates",
                                        laid)));
        return id;
    }

    /// 补入名单: whoever came to its classes since.
    ///
    /// @return how many
    /// @throws Refused where there is nobody, or its days are over
    @Transactional
    int join(UUID id) {
        var it = campaigns.get(id);
        campaigns.lock(id);
        Refused.unlessEmpty(
                Refusal.all(
                        it.photoUntil().isBefore(LocalDate.now(clock))
                                ? Refusal.rule(
                                        "graduate.closed",
                                        it.checkFrom().toString(),
                                        it.photoUntil().toString())
                                : null,
                        campaigns.newcomers(id) == 0
                                ? Refusal.conflict("graduate.no-newcomers")
                                : null));
        var joined = campaigns.join(id);
        notices.tell(
                campaigns.accounts(joined),
                "graduation.notice.check",
                "/own-graduation",
                it.name(),
                it.checkFrom(),
                it.checkUntil());
        ledger.record(
                Act.of("graduate.join", "graduate-campaign:" + id)
                        .at(it.pos())
                        .to(Map.of("graduates", joined.size())));
        return joined.size();
    }

    private @Nullable PhotoProfile profile(Unit unit) {
        var name =
                policies.value(
                        GraduateInfoPolicies.PROFILE, unit.institutionId(), LocalDate.now(clock));
        return profiles.list(unit.institutionId()).stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Refusal window(
            String field, @Nullable LocalDate from, @Nullable LocalDate until) {
        return from == null || until == null || until.isBefore(from)
                ? Refusal.input(field, "graduate.window")
                : null;
    }

    /// Where the calendar has no such term nothing is asked.
    private @Nullable Refusal inTerm(
            Unit unit, String year, NumberPolicy which, String field, @Nullable LocalDate from) {
        var seq = policies.value(which, unit.institutionId(), LocalDate.now(clock));
        return terms.of(unit.id()).stream()
                .filter(it -> it.year().equals(year.strip()) && it.seq() == seq)
                .findFirst()
                .filter(it -> from != null && !it.contains(from))
                .map(it -> outside(field, it))
                .orElse(null);
    }

    private static Refusal outside(String field, Term it) {
        return new Refusal(
                "graduate.term",
                java.util.List.of(
                        it.year() + " " + it.name(),
                        it.from().toString(),
                        it.until().minusDays(1).toString()),
                field,
                Refusal.Kind.RULE);
    }
}
