package org.matricula.change.programme;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.governance.publication.ListFalls;
import org.matricula.governance.publication.PublishList;
import org.matricula.identity.Holders;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.policy.Policies;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
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
    private final ProgrammeLists lists;
    private final PublishList publications;
    private final Units units;
    private final Policies policies;
    private final Holders holders;
    private final Notices notices;
    private final Ledger ledger;
    private final MessageSource words;
    private final Clock clock;

    NoticeRound(
            ProgrammeRounds rounds,
            ProgrammeCandidates candidates,
            ProgrammeLists lists,
            PublishList publications,
            Units units,
            Policies policies,
            Holders holders,
            Notices notices,
            Ledger ledger,
            MessageSource words,
            Clock clock) {
        this.rounds = rounds;
        this.candidates = candidates;
        this.lists = lists;
        this.publications = publications;
        this.units = units;
        this.policies = policies;
        this.holders = holders;
        this.notices = notices;
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
        lists.add(round, publication, further, today, last, clock.instant());
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
        var hangs = lists.of(round).stream().anyMatch(ProgrammeLists.ProgrammeList::stands);
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

    /// 撤下名单: an objection held good, or the list is wrong, whether it still hangs or not. The first
    /// list takes the further ones down with it.
    @Transactional
    public void withdraw(UUID round, UUID publication, @Nullable String why) {
        var it = rounds.lock(round);
        reached(it.institutionId());
        var list =
                lists.find(publication)
                        .filter(one -> one.roundId().equals(round))
                        .orElseThrow(() -> new Absent("programme-list"));
        if (why == null || why.isBlank()) {
            throw new Refused(Refusal.input("reason", "reason.missing"));
        }
        if (!list.stands() || !publications.takeDown(publication, why.strip())) {
            throw new Refused(Refusal.conflict("programme.list.down"));
        }
    }

    /// A list of a round comes down, here or on its own page. Without the first list nothing of the
    /// round may be granted and the further ones fall too; after a further one, those on it and
    /// whoever stands on none may be assessed anew, and a new one is shown.
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(ListFalls falls) {
        var known = lists.find(falls.publication()).orElse(null);
        if (known == null) {
            return;
        }
        // read again once the round is held: two at once take one list down once
        var held = rounds.lock(known.roundId());
        var it = lists.find(falls.publication()).filter(ProgrammeLists.ProgrammeList::stands);
        if (it.isEmpty()) {
            return;
        }
        var further = it.get().further();
        Refused.unlessEmpty(
                Refusal.all(
                        Refusal.when(
                                further
                                        ? lists.granted(falls.publication())
                                        : candidates.granted(held.id()),
                                "programme.round.granted")));
        lists.fall(falls.publication(), clock.instant(), falls.reason());
        record(
                Act.of("programme.withdraw-list", "programme-round:" + held.id())
                        .because(falls.reason()),
                units.get(held.institutionId()),
                Map.of("publication", falls.publication().toString(), "further", further));
        tell(held, falls.publication());
        var others =
                lists.of(held.id()).stream().filter(ProgrammeLists.ProgrammeList::stands).toList();
        if (!further) {
            others.forEach(one -> publications.takeDown(one.publicationId(), falls.reason()));
        } else if (stands(held, others)) {
            // else it goes down with the first, and is taken back with it
            lists.unlist(falls.publication());
            others.stream()
                    .map(ProgrammeLists.ProgrammeList::lastOn)
                    .max(LocalDate::compareTo)
                    .ifPresent(last -> rounds.noticedUntil(held.id(), last));
        }
    }

    private static boolean stands(ProgrammeRound it, List<ProgrammeLists.ProgrammeList> standing) {
        return standing.stream().anyMatch(one -> one.publicationId().equals(it.publicationId()));
    }

    /// The receiving departments, who assess again.
    private void tell(ProgrammeRound it, UUID publication) {
        notices.tell(
                holders
                        .holding(
                                "department-registrar",
                                lists.majors(publication),
                                LocalDate.now(clock))
                        .stream()
                        .map(Holders.Covering::account)
                        .distinct()
                        .toList(),
                "notice.programme.list-down",
                "/programme-rounds/" + it.id(),
                it.name());
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
