package org.matricula.enrolment.recheck;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.matricula.enrolment.AdmissionState;
import org.matricula.enrolment.admission.Batch;
import org.matricula.enrolment.admission.Batches;
import org.matricula.enrolment.admission.Candidates;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Scope;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// The demonstration's re-check: under way, one office ahead of the others.
@Component
@Profile("demo")
class DemoRecheck {

    private static final int DAYS = 40;
    private static final int JUDGED = 6;

    private final OpenRecheck openRecheck;
    private final JudgeRecheck judgeRecheck;
    private final Rechecks rechecks;
    private final Batches batches;
    private final Candidates candidates;
    private final TransactionOperations transaction;
    private final Clock clock;

    DemoRecheck(
            OpenRecheck openRecheck,
            JudgeRecheck judgeRecheck,
            Rechecks rechecks,
            Batches batches,
            Candidates candidates,
            TransactionOperations transaction,
            Clock clock) {
        this.openRecheck = openRecheck;
        this.judgeRecheck = judgeRecheck;
        this.rechecks = rechecks;
        this.batches = batches;
        this.candidates = candidates;
        this.transaction = transaction;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(130)
    void fill() {
        Acting.as(
                Actor.system("demo"),
                () -> {
                    var today = LocalDate.now(clock);
                    if (batches.all().stream().noneMatch(it -> rechecks.of(it.id()).isPresent())) {
                        transaction.executeWithoutResult(status ->
                                batches.all().stream()
                                        .filter(it -> it.openOn(today))
                                        .findFirst()
                                        .ifPresent(this::build));
                    }
                });
    }

    private void build(Batch batch) {
        var today = LocalDate.now(clock);
        openRecheck.open(
                batch.id(),
                today.minusDays(1),
                today.plusDays(DAYS),
                List.of("procedure", "qualification", "identity", "health"));
        var enrolled = candidates.standing(batch.id(), AdmissionState.ENROLLED, null, JUDGED);
        judge(batch, enrolled, RecheckMatter.PROCEDURE);
        judge(batch, enrolled.subList(0, Math.min(3, enrolled.size())), RecheckMatter.HEALTH);
    }

    private void judge(Batch batch, List<UUID> some, RecheckMatter matter) {
        if (!some.isEmpty()) {
            Acting.as(
                    new Actor(
                            null,
                            "demo",
                            matter.officer(batch.education()),
                            null,
                            Scope.ALL,
                            "demo"),
                    () -> judgeRecheck.judge(batch.id(), some, matter, true, "", null));
        }
    }
}
