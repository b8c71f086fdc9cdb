package org.matricula.kernel;

import java.util.List;
import java.util.UUID;

/// Which rows a person may see: one interval of unit positions, and, for students and guardians,
/// only the named persons within it. The database enforces it by row-level security.
///
/// @param lo first unit position within reach
/// @param hi last unit position within reach
/// @param persons the only persons within reach; empty means everyone in the interval
public record Scope(long lo, long hi, List<UUID> persons) {

    public static final Scope ALL = new Scope(0, Long.MAX_VALUE, List.of());

    /// Reaches no row at all: a person signed in without any post.
    public static final Scope NOTHING = new Scope(1, 0, List.of());

    public Scope {
        persons = List.copyOf(persons);
    }

    /// Whether the unit at this position lies within reach. Whoever reaches only named persons
    /// reaches no unit: their interval is as wide as the tree, because the persons may be anywhere
    /// in it.
    public boolean reaches(long position) {
        return persons.isEmpty() && lo <= position && position <= hi;
    }

    /// Narrows to a unit's interval, never widens.
    public Scope within(long from, long until) {
        return new Scope(Math.max(lo, from), Math.min(hi, until), persons);
    }
}
