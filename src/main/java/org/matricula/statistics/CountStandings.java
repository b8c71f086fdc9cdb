package org.matricula.statistics;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.matricula.organisation.Repositioned;
import org.matricula.registry.DetailsChanged;
import org.matricula.registry.StandingChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Keeps the numbers in step with the register, within the transaction of each change.
@Service
public class CountStandings {

    private static final int PAGE = 10_000;
    private static final int MOST = 20;

    /// Fewer deltas than these are read one by one quickly enough.
    private static final long GREAT_FROM = 20_000;

    private static final long BETWEEN_CHECKPOINTS = 500;

    /// So many are summed in memory. Ten times as many write as many rows.
    private static final long AT_ONCE = 400_000;

    private final Deltas deltas;
    private final KeptSums sums;
    private final FormerTraits former;
    private final Clock clock;

    CountStandings(Deltas deltas, KeptSums sums, FormerTraits former, Clock clock) {
        this.deltas = deltas;
        this.sums = sums;
        this.former = former;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void count(StandingChanged change) {
        deltas.recount(change.batch(), List.of());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void count(DetailsChanged details) {
        recount(details.enrolments());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void move(Repositioned units) {
        deltas.reposition(units);
    }

    /// Sums a part of what came since into the units above.
    ///
    /// @return how many deltas; 0 when there are no more, or somebody else is at it
    @Transactional
    public long fold() {
        return foldFrom(GREAT_FROM, AT_ONCE);
    }

    /// @param greatFrom so many deltas make a unit great
    /// @param atOnce about so many deltas, those of a place together
    @Transactional
    long foldFrom(long greatFrom, long atOnce) {
        return deltas.fold(greatFrom, atOnce);
    }

    /// Makes few rows of many.
    @Transactional
    public void compact() {
        compactEvery(BETWEEN_CHECKPOINTS);
    }

    /// @param between so many rows lie at least between two checkpoints
    @Transactional
    void compactEvery(long between) {
        deltas.compact(LocalDate.now(clock), between);
    }

    /// Counts anew those of whom something else is counted than the record says: rows that came
    /// without news.
    ///
    /// @return how many
    @Transactional
    public int catchUp() {
        var stale = deltas.stale();
        for (var from = 0; from < stale.size(); from += PAGE) {
            recount(stale.subList(from, Math.min(from + PAGE, stale.size())));
        }
        return stale.size();
    }

    private void recount(List<UUID> enrolments) {
        deltas.keepFormer(enrolments, former.of(enrolments));
        deltas.recount(null, enrolments);
    }

    @Transactional(readOnly = true)
    public List<Deltas.Difference> differences() {
        var found = deltas.differences(MOST);
        return found.isEmpty() ? sums.differences(MOST) : found;
    }
}
