package org.matricula.report.saved;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// With whom a saved report is shared.
///
/// @param unit within which they hold their post
/// @param role null for every role that reads saved reports
public record Share(UUID id, UUID unitId, String unit, @Nullable String role, String sharedOn) {}
