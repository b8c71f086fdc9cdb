package org.matricula.change.programme;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.governance.publication.PublishList;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.policy.Policies;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 公示拟转名单 (普通高等学校学生管理规定 第二十一条): the list of those to change hangs among the school's publications
/// with masked names, open to objections, before any of them is granted.
@Service
class NoticeRound {

    /// @param office which receives objections
    /// @param open also for those who are not signed in; left out, they do not see it
    record Notice(@Nullable String office, @Nullable String phone, @Nullable Boolean open) {}

    private final ProgrammeRounds rounds;
    private final ProgrammeCandidates candidates;
    private final PublishList publications;
    private final Units units;
    private final Policies policies;
    private final Ledger ledger;
    private final MessageSource words;
    private final Clock clock;

    NoticeRound(
            ProgrammeRounds rounds,
            ProgrammeCandidates candidates,
            PublishList publications,
            Units units,
            Policies policies,
            Ledger ledger,
            MessageSource words,
            Clock clock) {
        this.rounds = rounds;
        this.candidates = candidates;
        this.publications = publications;
        this.units = units;
        this.policies = policies;
        this.ledger = ledger;
        this.words = words;
        this.clock = clock;
    }

    /// For as many working days as the rule of this change says, and no fewer than any publication
    /// of the school. Once a list was shown, those who moved up onto it since, because somebody
    /// before them fell away, hang on a further one (递补公示).
    ///
    /// @return its last day
    @Transactional
    public LocalDate notice(UUID round, Notice how) {
        var it = rounds.lock(round);
        var school = reached(it.institutionId());
        var today = LocalDate.now(clock);
        var open = candidates.open(round);
        var further = it.publicationId() != null;
        Refused.unlessEmpty(
                Refusal.all(
                        Refusal.when(
                                it.noticeFrom() != null
                                        && (!further || candidates.toBeShown(round) == 0),
                                "programme.round.noticed"),
                        Refusal.when(
                                further && publications.hanging(it.publicationId()).withdrawn(),
                                "programme.round.withdrawn"),
                        Refusal.when(it.takes(today), "programme.round.still-open"),
                        Refusal.when(open > 0, "programme.round.unassessed", open)));
        var days = policies.value(ProgrammeRules.NOTICE, it.institutionId(), today);
        var publication =
                publications.publish(
                        new PublishList.NewList(
                                it.institutionId(),
                                "change-of-programme",
                                further ? further(it.name()) : it.name(),
                                ProgrammeRules.LAW,
                                how.office(),
                                how.phone(),
                                Math.max(days, publications.least(it.institutionId())),
                                Boolean.TRUE.equals(how.open()),
                                false,
                                candidates.list(round)));
        var last = publications.hanging(publication).last();
        candidates.shown(round, publication, today, last);
        if (further) {
            rounds.noticedUntil(round, last);
        } else {
            rounds.notice(round, today, last, publication);
        }
        record(
                Act.of("programme.notice", "programme-round:" + round),
                school,
                Map.of("lastOn", last.toString(), "publication", publication.toString()));
        return last;
    }

    /// 撤回名单, after an objection held good: the list was taken down, and the departments assess
    /// anew.
    @Transactional
    public void takeBack(UUID round, @Nullable String why) {
        var it = rounds.lock(round);
        var school = reached(it.institutionId());
        var hangs =
                candidates.publications(round).stream()
                        .anyMatch(one -> !publications.hanging(one).withdrawn());
        Refused.unlessEmpty(
                Refusal.all(
                        it.noticeFrom() == null
                                ? Refusal.conflict("programme.round.not-noticed")
                                : null,
                        Refusal.when(hangs, "programme.round.hangs"),
                        Refusal.when(candidates.granted(round), "programme.round.granted"),
                        why == null || why.isBlank()
                                ? Refusal.input("reason", "reason.missing")
                                : null));
        rounds.takeBack(round);
        candidates.takeBack(round);
        record(
                Act.of("programme.take-back", "programme-round:" + round).because(why),
                school,
                Map.of());
    }

    private String further(String name) {
        return words.getMessage(
                "change.round.further", new Object[] {name}, Locale.SIMPLIFIED_CHINESE);
    }

    private Unit reached(UUID institution) {
        return units.find(institution)
                .filter(it -> Acting.now().scope().reaches(it.pos()))
                .orElseThrow(() -> new Absent("unit"));
    }

    private void record(Act act, Unit school, Map<String, ?> after) {
        ledger.record(act.at(school.pos()).to(after));
    }
}
