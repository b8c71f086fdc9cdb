package org.matricula.standing.treatment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 学籍处理 of one student. Its words are the message keys `treatment.decision.<decision>`.
///
/// @param caseId the case it has opened, null while there is none
/// @param caseNumber of that case, null before it is handed in
public record Treatment(
        UUID id,
        UUID warningId,
        String decision,
        String reason,
        @Nullable LocalDate dueOn,
        @Nullable UUID documentId,
        String decider,
        Instant decidedAt,
        @Nullable UUID caseId,
        @Nullable String caseNumber,
        @Nullable String caseState,
        @Nullable String opener) {

    /// 跟班试读, 留级, 休学, 建议退学.
    public static final List<String> DECISIONS =
            List.of("continue", "repeat", "leave", "withdrawal");

    /// The kind of case it leads to, null for none.
    public static @Nullable String kind(String decision) {
        return switch (decision) {
            case "repeat" -> "repeat-year";
            case "leave" -> "leave-of-absence";
            case "withdrawal" -> "required-withdrawal";
            default -> null;
        };
    }

    public boolean awaitsCase() {
        return caseId == null && kind(decision) != null;
    }
}
