package org.matricula.organisation;

import java.util.List;

/// Published in the transaction of a move: whoever keeps rows with a `scope_pos` moves theirs
/// along, all at once, by `unnest(old positions, new positions)`.
public record Repositioned(List<Shift> shifts) {

    /// One unit's position before and after. No new position equals any old one.
    public record Shift(long oldPos, long newPos) {}

    public Repositioned {
        shifts = List.copyOf(shifts);
    }

    public Long[] oldPositions() {
        return shifts.stream().map(Shift::oldPos).toArray(Long[]::new);
    }

    public Long[] newPositions() {
        return shifts.stream().map(Shift::newPos).toArray(Long[]::new);
    }
}
