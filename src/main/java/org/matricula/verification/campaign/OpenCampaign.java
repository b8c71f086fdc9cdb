package org.matricula.verification.campaign;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.calendar.Terms;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.policy.Policies;
import org.matricula.verification.check.BeginPass;
import org.matricula.verification.check.CheckRules;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 发起核查: over a unit and everything below it, with the rules as they stand today; the first run of
/// the rules begins at once and puts everybody on the list.
@Service
class OpenCampaign {

    /// @param without codes of the rules left out
    record Asked(
            @Nullable UUID unit,
            String name,
            String notice,
            @Nullable LocalDate opensOn,
            @Nullable LocalDate closesOn,
            List<String> without) {}

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_NOTICE = 2000;

    private final Campaigns campaigns;
    private final CheckRules rules;
    private final BeginPass beginPass;
    private final Units units;
    private final Terms terms;
    private final Policies policies;
    private final Ledger ledger;
    private final Clock clock;

    OpenCampaign(
            Campaigns campaigns,
            CheckRules rules,
            BeginPass beginPass,
            Units units,
            Terms terms,
            Policies policies,
            Ledger ledger,
            Clock clock) {
        this.campaigns = campaigns;
        this.rules = rules;
        this.beginPass = beginPass;
        this.units = units;
        this.terms = terms;
        this.policies = policies;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    UUID open(Asked asked) {
        var unit = asked.unit() == null ? null : units.find(asked.unit()).orElse(null);
        Refused.unlessEmpty(refusals(asked, unit));
        var at = java.util.Objects.requireNonNull(unit);
        var id =
                campaigns.open(
                        at.id(),
                        at.institutionId(),
                        asked.name().strip(),
                        asked.notice().strip(),
                        asked.opensOn(),
                        asked.closesOn(),
                        clock.instant());
        rules.freeze(id, asked.without());
        ledger.record(
                Act.of("verification.open", "verification:" + id)
                        .at(at.pos())
                        .to(
                                Map.of(
                                        "unit", at.name(),
                                        "name", asked.name().strip(),
                                        "closesOn", String.valueOf(asked.closesOn()),
                                        "without", String.join(" ", asked.without()))));
        beginPass.begin(id);
        return id;
    }

    /// 本学期: a campaign is one term's, where the institution's terms are known.
    String suggested(UUID institution) {
        return terms.lastBegun(institution, LocalDate.now(clock)).map(it -> it.name()).orElse("");
    }

    private List<Refusal> refusals(Asked asked, @Nullable Unit unit) {
        var scope = Acting.now().scope();
        var opens = asked.opensOn();
        var closes = asked.closesOn();
        var longest =
                unit == null || unit.institutionId() == null
                        ? VerificationPolicies.MOST_DAYS.builtIn()
                        : policies.value(
                                VerificationPolicies.MOST_DAYS,
                                unit.institutionId(),
                                LocalDate.now(clock));
        return Refusal.all(
                unit == null || !scope.reaches(unit.pos()) || !scope.reaches(unit.posEnd())
                        ? Refusal.input("unit", "verification.unit")
                        : null,
                blank(asked.name(), LONGEST_NAME)
                        ? Refusal.input("name", "verification.name", LONGEST_NAME)
                        : null,
                blank(asked.notice(), LONGEST_NOTICE)
                        ? Refusal.input("notice", "verification.notice", LONGEST_NOTICE)
                        : null,
                opens == null || closes == null || closes.isBefore(opens)
                        ? Refusal.input("closesOn", "verification.days-order")
                        : null,
                opens == null || closes == null
                        ? null
                        : tooLong(longest, ChronoUnit.DAYS.between(opens, closes)));
    }

    /// @param days from its first to its last
    static @Nullable Refusal tooLong(int longest, long days) {
        return days > longest
                ? Refusal.rule("verification.too-long", longest).at("closesOn")
                : null;
    }

    private static boolean blank(String text, int longest) {
        return text.isBlank() || text.strip().length() > longest;
    }
}
