package org.matricula.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 成批异动: one act upon many standings, true from one day on, and its reversal. All of them or none:
/// each student has their own event, as if the act had been done for them alone.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class ApplyStandings {

    /// Names told in a refusal; more would not be read.
    private static final int TOLD = 10;

    private final StandingSets sets;
    private final Registry registry;
    private final Ledger ledger;
    private final Clock clock;

    ApplyStandings(StandingSets sets, Registry registry, Ledger ledger, Clock clock) {
        this.sets = sets;
        this.registry = registry;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Locks the students until the transaction ends; what is read afterwards stays true.
    ///
    /// @throws Absent if one of them is not within reach
    public void lock(List<UUID> enrolments) {
        if (sets.lock(enrolments) != new HashSet<>(enrolments).size()) {
            throw new Absent("enrolment");
        }
    }

    /// @param changes each of another student, none with a case of its own
    /// @param subject what the ledger says it was done for
    /// @param scopePos where that lies
    /// @return the batch, by which it can be reversed
    /// @throws Refused naming those whose standing of the day does not allow it
    public UUID apply(LocalDate day, List<StandingChange> changes, String subject, long scopePos) {
        lock(changes.stream().map(StandingChange::enrolment).toList());
        unlessNone(sets.barred(day, changes), "standings.barred");
        var batch = UUID.randomUUID();
        var written = sets.write(batch, day, changes);
        if (written != changes.size()) {
            throw new IllegalArgumentException("a student stands twice in one act");
        }
        sets.closeFrom(batch);
        sets.open(batch, changes);
        afterwards(batch);
        ledger.record(
                Act.of("standing.together", subject)
                        .at(scopePos)
                        .to(
                                Map.of(
                                        "students", written,
                                        "effectiveOn", day.toString(),
                                        "batch", batch.toString())));
        return batch;
    }

    /// Takes a whole batch back: each record is again as it was before, and both acts stay.
    ///
    /// @return the batch of the reversal
    /// @throws Refused if it was reversed, or later acts stand upon some of it
    public UUID reverse(UUID batch, @Nullable String reason, String subject, long scopePos) {
        lock(sets.enrolments(batch));
        Refused.unlessEmpty(
                Refusal.all(sets.reversed(batch) ? Refusal.conflict("status.reversed") : null));
        unlessNone(sets.actedOn(batch), "standings.acted-on");
        var reversal = UUID.randomUUID();
        sets.writeReversal(reversal, batch, reason);
        sets.closeWritten(reversal);
        sets.reopen(reversal);
        afterwards(reversal);
        ledger.record(
                Act.of("standing.reverse-together", subject)
                        .at(scopePos)
                        .because(reason)
                        .from(Map.of("batch", batch.toString()))
                        .to(Map.of("batch", reversal.toString())));
        return reversal;
    }

    private void afterwards(UUID batch) {
        sets.markActive(batch);
        // only who came into another class has rows that lie elsewhere
        registry.arrived(sets.displaced(batch, LocalDate.now(clock)));
        registry.enrolled(batch);
    }

    private static void unlessNone(List<String> names, String code) {
        Refused.unlessEmpty(
                Refusal.all(
                        names.isEmpty()
                                ? null
                                : Refusal.conflict(
                                        code,
                                        names.size(),
                                        String.join("、", names.stream().limit(TOLD).toList()))));
    }
}
