package org.matricula.workflow;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// Exceptions of another sort than from a case's rules, for the leaders' list: a module has one
/// where it lets something give way.
public interface Leniency {

    /// @param what what was let, as words
    /// @param by who let it
    record Excepted(
            String what,
            String student,
            @Nullable String href,
            String why,
            String by,
            Instant at) {}

    /// The newest first, within the acting person's reach.
    List<Excepted> newest(int limit);
}
