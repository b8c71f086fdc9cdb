package org.matricula.identity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody who holds a post, and for which unit.
///
/// @param unit null for a post over the whole register
public record Holder(UUID account, String name, String role, @Nullable UUID unit) {}
