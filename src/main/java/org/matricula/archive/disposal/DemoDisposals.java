package org.matricula.archive.disposal;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.matricula.archive.DemoArchivist;
import org.matricula.archive.DemoVolumes;
import org.matricula.identity.Account;
import org.matricula.identity.Accounts;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Scope;
import org.matricula.kernel.TurnedClock;
import org.matricula.organisation.Unit;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The demonstration's appraisal: some volumes were filed two years ago, the keeping of health
/// papers was shortened by two, what has run out is listed, and one of the committee has signed.
/// Another shortening waits for its second person.
@Component
@Profile("demo")
class DemoDisposals {

    private static final int YEARS = 2;
    private static final int SHORTER = 20;

    private final SetPeriods setPeriods;
    private final ShortenPeriod shortenPeriod;
    private final DraftDisposal draftDisposal;
    private final DecideDisposal decideDisposal;
    private final ReadDisposals readDisposals;
    private final DemoVolumes volumes;
    private final DemoArchivist archivist;
    private final Accounts accounts;
    private final Clock clock;

    DemoDisposals(
            SetPeriods setPeriods,
            ShortenPeriod shortenPeriod,
            DraftDisposal draftDisposal,
            DecideDisposal decideDisposal,
            ReadDisposals readDisposals,
            DemoVolumes volumes,
            DemoArchivist archivist,
            Accounts accounts,
            Clock clock) {
        this.setPeriods = setPeriods;
        this.shortenPeriod = shortenPeriod;
        this.draftDisposal = draftDisposal;
        this.decideDisposal = decideDisposal;
        this.readDisposals = readDisposals;
        this.volumes = volumes;
        this.archivist = archivist;
        this.accounts = accounts;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(335)
    void fill() {
        archivist.works(this::appraise);
    }

    private void appraise(Unit college) {
        var keeper = accounts.byUsername("archive-keeper");
        var head = accounts.byUsername("academic-office-head");
        var member = accounts.byUsername("registrar");
        if (keeper.isEmpty()
                || head.isEmpty()
                || member.isEmpty()
                || !readDisposals.page(null, 1).items().isEmpty()) {
            return;
        }
        var archive = actor(keeper.get(), "archive-keeper", college);
        var today = LocalDate.now(clock);
        TurnedClock.back(
                Duration.ofDays(ChronoUnit.DAYS.between(today.minusYears(YEARS), today)),
                () -> Acting.call(archive, () -> volumes.earlier(college)));
        Acting.as(archive, () -> setPeriods.set("health", 1, archivist.say("period")));
        Acting.as(
                actor(head.get(), "academic-office-head", college),
                () ->
                        shortenPeriod
                                .proposed(college)
                                .forEach(it -> shortenPeriod.judge(college, it.id(), true, null)));
        var list = Acting.call(archive, () -> draftDisposal.draft(null));
        Acting.as(
                actor(member.get(), "registrar", college),
                () ->
                        decideDisposal.decide(
                                list, true, archivist.say("appraised"), List.of(), null));
        Acting.as(archive, () -> setPeriods.set("honours", SHORTER, archivist.say("period")));
    }

    private static Actor actor(Account it, String role, Unit college) {
        return new Actor(
                it.id(),
                it.name(),
                role,
                college.id(),
                Scope.ALL.within(college.pos(), college.posEnd()),
                "demo");
    }
}
