package org.matricula.job;

import java.util.UUID;

/// A kind of long work. Each bean of this kind is known to every server.
public interface Job {

    /// What its lines are called in the database, such as `warning-run`. Never changed: lines that
    /// wait would be done by nobody.
    String name();

    /// Does it, or what a stopped server has left of it, as whoever began it. Nobody else does it
    /// meanwhile; it may have been done already. What it throws is told in the log, and it is tried
    /// again later.
    ///
    /// @param id what it is about: a run, a batch, an import
    void run(UUID id);
}
