package org.matricula.workflow;

import java.util.UUID;

/// Whose turn a case is: for sheets that belong to a case and are written by whoever decides it
/// now.
public interface OpenTurns {

    /// Whether the acting person may decide a turn of the case that is open now.
    boolean mine(UUID caseId);
}
