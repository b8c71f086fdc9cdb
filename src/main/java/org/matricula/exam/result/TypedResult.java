package org.matricula.exam.result;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One line of the results grid as somebody typed it.
///
/// @param version the version they saw when they typed
public record TypedResult(
        UUID candidate, int version, @Nullable BigDecimal exam, @Nullable String mark) {}
