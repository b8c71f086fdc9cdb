package org.matricula.change.batch;

import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One student of a batch: what is, or was, done with them.
///
/// @param fromUnitId the class when the preview was made; null for who came meanwhile
/// @param nowUnitId the class they stand in; null for who is gone
/// @param endUnitId the class afterwards; null for who is gone
/// @param why message key of the exception, `batch.why.<why>`
/// @param detail what fills it in
/// @param note what the registrar said of it
public record BatchLine(
        UUID enrolmentId,
        UUID personId,
        String name,
        @Nullable String studentNumber,
        @Nullable UUID fromUnitId,
        @Nullable UUID nowUnitId,
        @Nullable Integer fromLevel,
        Outcome outcome,
        @Nullable String why,
        @Nullable String detail,
        @Nullable UUID endUnitId,
        @Nullable Integer endLevel,
        @Nullable String note) {

    /// Message key of what was done: kept means another thing where a year is repeated.
    public String key(BatchKind kind) {
        return outcome == Outcome.KEPT
                ? "batch.outcome.kept." + kind.code()
                : "batch.outcome." + outcome.code();
    }

    /// Every student has exactly one.
    public enum Outcome {
        /// 办理
        MOVED,
        /// 留级
        KEPT,
        /// 例外, with its reason
        EXCEPTED,
        /// 已离开: no longer there since the preview was made
        GONE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Null where no such outcome is meant.
        static @Nullable Outcome find(@Nullable String code) {
            return Arrays.stream(values())
                    .filter(it -> it.code().equals(code))
                    .findFirst()
                    .orElse(null);
        }
    }
}
