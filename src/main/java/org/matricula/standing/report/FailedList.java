package org.matricula.standing.report;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 累计不及格名单 of one department, as far as it has come.
///
/// @param id null while it has not been handed in
/// @param students how many stand on it: as handed in, or as they would be today
/// @param unreviewed how many of the department's students nobody has looked at
public record FailedList(
        UUID unitId,
        String unit,
        int students,
        int unreviewed,
        @Nullable UUID id,
        @Nullable String hander,
        @Nullable Instant handedAt,
        @Nullable String receiver,
        @Nullable Instant receivedAt) {

    public boolean handedIn() {
        return id != null;
    }

    public boolean received() {
        return receivedAt != null;
    }
}
