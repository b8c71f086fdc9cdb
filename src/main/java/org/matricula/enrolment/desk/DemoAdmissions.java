package org.matricula.enrolment.desk;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.matricula.enrolment.Matter;
import org.matricula.enrolment.admission.AddCandidates;
import org.matricula.enrolment.admission.BatchForm;
import org.matricula.enrolment.admission.Batches;
import org.matricula.enrolment.admission.CancelAdmission;
import org.matricula.enrolment.admission.DeferAdmission;
import org.matricula.enrolment.admission.GiveUpAdmission;
import org.matricula.enrolment.admission.NewCandidate;
import org.matricula.enrolment.admission.OpenBatch;
import org.matricula.enrolment.review.GiveVerdict;
import org.matricula.enrolment.review.MarkAbsent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Scope;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.personal.invented.InventedPeople;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// The demonstration's newcomers: an open batch with people at every step, and a closed one with
/// those who did not come. Written once, through the same doors as the pages use.
@Component
@Profile("demo")
class DemoAdmissions {

    private static final long SEED = 20261126L;

    private final OpenBatch openBatch;
    private final AddCandidates addCandidates;
    private final ReportCandidate reportCandidate;
    private final GiveVerdict giveVerdict;
    private final EnrolCandidates enrolCandidates;
    private final DeferAdmission deferAdmission;
    private final GiveUpAdmission giveUpAdmission;
    private final CancelAdmission cancelAdmission;
    private final MarkAbsent markAbsent;
    private final Batches batches;
    private final Materials materials;
    private final Units units;
    private final TransactionOperations transaction;
    private final MessageSource messages;
    private final Clock clock;

    DemoAdmissions(
            OpenBatch openBatch,
            AddCandidates addCandidates,
            ReportCandidate reportCandidate,
            GiveVerdict giveVerdict,
            EnrolCandidates enrolCandidates,
            DeferAdmission deferAdmission,
            GiveUpAdmission giveUpAdmission,
            CancelAdmission cancelAdmission,
            MarkAbsent markAbsent,
            Batches batches,
            Materials materials,
            Units units,
            TransactionOperations transaction,
            MessageSource messages,
            Clock clock) {
        this.openBatch = openBatch;
        this.addCandidates = addCandidates;
        this.reportCandidate = reportCandidate;
        this.giveVerdict = giveVerdict;
        this.enrolCandidates = enrolCandidates;
        this.deferAdmission = deferAdmission;
        this.giveUpAdmission = giveUpAdmission;
        this.cancelAdmission = cancelAdmission;
        this.markAbsent = markAbsent;
        this.batches = batches;
        this.materials = materials;
        this.units = units;
        this.transaction = transaction;
        this.messages = messages;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(110)
    void fill() {
        Acting.as(
                Actor.system("demo"),
                () -> {
                    if (batches.all().isEmpty()) {
                        transaction.executeWithoutResult(status ->
                                units.institutions().stream()
                                        .filter(it -> "college".equals(it.education()))
                                        .findFirst()
                                        .ifPresent(this::build));
                    }
                });
    }

    private void build(Unit college) {
        var majors = units.below(college.id(), "major");
        if (majors.isEmpty()) {
            return;
        }
        var today = LocalDate.now(clock);
        var open = batch(college, "spring", today.minusDays(3), today.plusDays(14));
        var some = people(open, majors, 0, 24);
        for (var it : some.subList(0, 14)) {
            pass(it);
        }
        var seen = materials.of(batches.get(open)).stream().map(Materials.Kept::id).toList();
        for (var it : some.subList(0, 18)) {
            reportCandidate.report(
                    it, new ReportCandidate.Report(Set.copyOf(seen), "paid", "2", null));
        }
        enrolCandidates.enrol(some.subList(0, 8));
        var closed = batch(college, "autumn", today.minusDays(40), today.minusDays(20));
        var missing = people(closed, majors, 100, 10);
        deferAdmission.defer(missing.get(0), today.plusMonths(20), say("defer"));
        giveUpAdmission.giveUp(missing.get(1), say("give-up"));
        as(
                "academic-office-head",
                () -> cancelAdmission.cancel(missing.get(2), say("cancel"), say("cancel.no")));
        markAbsent.mark(closed, missing.subList(3, 7), say("absent"));
    }

    private UUID batch(Unit college, String season, LocalDate opens, LocalDate closes) {
        return openBatch.open(
                new BatchForm(
                        college.id(),
                        say("batch." + season, String.valueOf(opens.getYear())),
                        opens.getYear(),
                        season,
                        "4",
                        "1",
                        "41",
                        1,
                        BigDecimal.valueOf(3),
                        BigDecimal.valueOf(5),
                        opens,
                        closes,
                        opens,
                        null));
    }

    private List<UUID> people(UUID batch, List<Unit> majors, long from, int many) {
        var year = LocalDate.now(clock).getYear();
        var crowd =
                new InventedPeople(
                        SEED, LocalDate.of(year - 17, 9, 1), LocalDate.of(year - 16, 9, 1));
        return addCandidates.add(
                batch,
                LongStream.range(from, from + many)
                        .mapToObj(it -> {
                            var person = crowd.at(it);
                            return new NewCandidate(
                                    majors.get((int) (it % majors.size())).id(),
                                    "%d%08d".formatted(year % 100, 10_000 + it),
                                    "L%d%04d".formatted(year, it),
                                    person.name(),
                                    null,
                                    null,
                                    "1",
                                    person.residentId(),
                                    say("override"),
                                    person.phone(),
                                    person.address(),
                                    null,
                                    null,
                                    null,
                                    person.ethnicity(),
                                    "03",
                                    say("school"),
                                    "01",
                                    it % 3 == 0 ? "1" : "2",
                                    null,
                                    BigDecimal.valueOf(380 + it * 37 % 200),
                                    say(it % 3 == 0 ? "track.arts" : "track.sciences"),
                                    say("tier"),
                                    person.place());
                        })
                        .toList());
    }

    private void pass(UUID candidate) {
        for (var matter : Matter.values()) {
            as(
                    matter.officer("college"),
                    () -> giveVerdict.give(List.of(candidate), matter, true, "", null));
        }
    }

    private static void as(String role, Runnable work) {
        Acting.as(new Actor(null, "demo", role, null, Scope.ALL, "demo"), work);
    }

    private String say(String key, Object... values) {
        return messages.getMessage("enrolment.demo." + key, values, Locale.SIMPLIFIED_CHINESE);
    }
}
