package org.matricula.exchange.webhook;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 未送达: a delivery given up after its last try.
public record DeadLetter(
        UUID id,
        String name,
        String kind,
        int events,
        int tries,
        OffsetDateTime occurredAt,
        @Nullable String answer) {}
