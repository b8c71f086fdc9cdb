package org.matricula.workflow.reverse;

import java.util.List;
import java.util.UUID;

/// 更正申请.
///
/// @param of the case whose granted change was wrong
/// @param changes the fields that were wrong, and what is right
record Correction(UUID of, String reason, List<Change> changes) {

    /// @param field key of a field of the corrected kind
    record Change(String field, String value) {}
}
