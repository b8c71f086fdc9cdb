package org.matricula.survey.interview;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.identity.Holders;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.matricula.organisation.Units;
import org.matricula.survey.Theme;
import org.matricula.survey.form.Questionnaires;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 发起面谈 and its end: whom to talk with, drawn by lot or by name, and what it all came to.
@Service
public class OpenInterviews {

    private static final int LONGEST = 8_000;
    private static final int SEEDS = 1_000_000;
    private static final List<String> STRATA = List.of("none", "class", "sex", "class-sex");
    private static final List<String> ROLES = List.of("class-teacher", "counsellor");

    private final InterviewCampaigns campaigns;
    private final Questionnaires questionnaires;
    private final Units units;
    private final Holders holders;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    OpenInterviews(
            InterviewCampaigns campaigns,
            Questionnaires questionnaires,
            Units units,
            Holders holders,
            Notices notices,
            Ledger ledger,
            Clock clock) {
        this.campaigns = campaigns;
        this.questionnaires = questionnaires;
        this.units = units;
        this.holders = holders;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Draws or names the students, and gives each to the one who looks after their class.
    @Transactional
    public UUID open(NewCampaign it) {
        return open(it, it.perStratum() == null ? null : (long) random.nextInt(SEEDS));
    }

    /// As [#open], with a seed that is known already: draws the same students again.
    @Transactional
    public UUID open(NewCampaign it, @Nullable Long seed) {
        check(it);
        var own = Acting.now().unit();
        var unit = own == null ? null : units.get(own);
        if (unit == null || unit.institutionId() == null) {
            throw new Refused(Refusal.conflict("survey.no-school"));
        }
        if (it.questionnaire() != null) {
            questionnaires.get(it.questionnaire());
        }
        var id = campaigns.add(unit, it, seed, clock.instant());
        var drawn = campaigns.draw(id, it, seed);
        if (drawn == 0) {
            throw new Refused(Refusal.rule("interview.nobody"));
        }
        if (it.perStratum() == null && drawn < it.numbers().size()) {
            throw new Refused(
                    Refusal.input("numbers", "interview.unknown", it.numbers().size() - drawn));
        }
        var told = assign(id, it.interviewerRole());
        notices.tell(told, "interview.told", "/interviews/mine", it.title(), it.dueOn());
        ledger.record(
                Act.of("survey.open-interviews", "interviews:" + id)
                        .at(unit.pos())
                        .to(
                                Map.of(
                                        "title", it.title(),
                                        "drawn", drawn,
                                        "seed", String.valueOf(seed))));
        return id;
    }

    private List<UUID> assign(UUID campaign, String role) {
        var by = new LinkedHashMap<UUID, UUID>();
        holders.holding(role, campaigns.units(campaign), LocalDate.now(clock))
                .forEach(it -> by.putIfAbsent(it.of(), it.account()));
        campaigns.assign(campaign, List.copyOf(by.keySet()), List.copyOf(by.values()));
        return by.values().stream().distinct().toList();
    }

    /// @param summary what the interviews came to
    @Transactional
    public void close(UUID id, String summary) {
        var it = campaigns.lock(id);
        Refused.unlessEmpty(
                Refusal.all(
                        it.open() ? null : Refusal.conflict("interview.closed"),
                        it.held() + it.missed() < it.drawn()
                                ? Refusal.conflict(
                                        "interview.waiting", it.drawn() - it.held() - it.missed())
                                : null,
                        summary.isBlank() || summary.length() > LONGEST
                                ? Refusal.input("summary", "interview.summary", LONGEST)
                                : null));
        campaigns.close(id, summary.strip(), clock.instant());
        ledger.record(
                Act.of("survey.close-interviews", "interviews:" + id)
                        .at(it.scopePos())
                        .to(Map.of("held", it.held(), "missed", it.missed())));
    }

    private void check(NewCampaign it) {
        var problems = new ArrayList<Refusal>();
        if (it.title().isBlank() || it.title().length() > 100) {
            problems.add(Refusal.input("title", "survey.title"));
        }
        if (it.guide().isEmpty()
                || it.guide().size() > 30
                || it.guide().stream().anyMatch(line -> line.length() > 500)) {
            problems.add(Refusal.input("guide", "interview.guide"));
        }
        if (!Theme.codes().contains(it.theme())) {
            problems.add(Refusal.input("theme", "survey.theme"));
        }
        if (!STRATA.contains(it.strata()) || !ROLES.contains(it.interviewerRole())) {
            problems.add(Refusal.input("strata", "interview.strata"));
        }
        if (it.perStratum() == null && it.numbers().isEmpty()
                || it.perStratum() != null && (it.perStratum() < 1 || it.perStratum() > 100)) {
            problems.add(Refusal.input("perStratum", "interview.per-stratum"));
        }
        if (it.dueOn() == null || it.dueOn().isBefore(LocalDate.now(clock))) {
            problems.add(Refusal.input("dueOn", "interview.due-on"));
        }
        Refused.unlessEmpty(problems);
    }
}
