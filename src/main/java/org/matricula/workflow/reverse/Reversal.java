package org.matricula.workflow.reverse;

import java.util.UUID;

/// 撤销申请.
///
/// @param of the case to take back
record Reversal(UUID of, String reason) {}
