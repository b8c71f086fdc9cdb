package org.matricula.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 账户: somebody who can sign in.
public record Account(UUID id, String username, String name, @Nullable Instant disabledAt) {}
