package org.matricula.exchange.roster;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.matricula.registry.NewStudent;
import org.matricula.sheet.Mapping;

/// The students of some rows of a roster, read as they are asked for.
final class RosterStudents implements Iterator<NewStudent> {

    private static final int TELL_EVERY = 500;

    private final Rosters rosters;
    private final Rosters.Open open;
    private final Mapping mapping;
    private final ImportTarget target;
    private final Set<Integer> wanted;
    private final IntConsumer told;
    private @Nullable NewStudent next;
    private int given;

    /// @param told hears now and then how many were given
    RosterStudents(
            Rosters rosters,
            Rosters.Open open,
            ImportView it,
            Set<Integer> wanted,
            IntConsumer told) {
        this.rosters = rosters;
        this.open = open;
        this.mapping = rosters.mapping(open.layout(), it, null);
        this.target = rosters.target(it);
        this.wanted = wanted;
        this.told = told;
        this.next = read();
    }

    private @Nullable NewStudent read() {
        while (open.body().hasNext()) {
            var row = open.body().next();
            if (wanted.contains(row.number())) {
                var student = rosters.read(row, mapping, target).student();
                if (student != null) {
                    return student;
                }
            }
        }
        return null;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public NewStudent next() {
        var student = next;
        if (student == null) {
            throw new NoSuchElementException();
        }
        given++;
        if (given % TELL_EVERY == 0) {
            told.accept(given);
        }
        next = read();
        return student;
    }
}
