package org.matricula.coursework;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 选课: an elective with its quota and window.
///
/// @param way `first-come` 先到先得, with a waiting list; `lot` 抽签, drawn when the window is closed
/// @param weekday 1 for Monday; null where it is not said when it is taught
/// @param lessonTimes what the timetable says of it, before that
/// @param waiting on the list; of a lot, who put their name down
/// @param seed what the lot was drawn by, null before
public record Offering(
        UUID taskId,
        UUID institutionId,
        UUID unitId,
        String unit,
        UUID termId,
        String term,
        UUID courseId,
        String code,
        String course,
        @Nullable BigDecimal credits,
        String teacher,
        long scopePos,
        int quota,
        String way,
        Instant opensAt,
        Instant closesAt,
        @Nullable Integer weekday,
        @Nullable Integer lessonFrom,
        @Nullable Integer lessonTo,
        @Nullable String lessonTimes,
        int taken,
        int waiting,
        @Nullable String seed,
        @Nullable Instant settledAt) {

    public boolean openAt(Instant now) {
        return settledAt == null && !now.isBefore(opensAt) && now.isBefore(closesAt);
    }

    public boolean closedAt(Instant now) {
        return !now.isBefore(closesAt);
    }

    public boolean lot() {
        return way.equals("lot");
    }

    public int free() {
        return quota - taken;
    }
}
