package org.matricula.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// On what a student was admitted, as printed; what is not on record says so.
///
/// @param score of the entrance examination
/// @param track 科类
/// @param tier 录取批次
/// @param origin 生源地
/// @param admission 录取类型
public record EntranceFacts(
        @Nullable String score,
        @Nullable String track,
        @Nullable String tier,
        @Nullable String origin,
        @Nullable String admission) {

    List<Field> fields() {
        return List.of(
                field("document.field.origin", origin, Field.Width.THIRD),
                field("document.field.subjectTrack", track, Field.Width.THIRD),
                field("document.field.admission", admission, Field.Width.THIRD),
                field("document.field.entranceScore", score, Field.Width.HALF),
                field("document.field.admissionTier", tier, Field.Width.HALF));
    }

    private static Field field(String label, @Nullable String value, Field.Width width) {
        return new Field(
                label,
                value == null ? new Field.Keyed("document.entrance.none") : new Field.Words(value),
                width);
    }
}
