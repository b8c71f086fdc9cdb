package org.matricula.archive.disposal;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 鉴定.
///
/// @param state `drawn-up`, `approved`, `refused` or `destroyed`
/// @param watcher the first of the two who see it destroyed
/// @param sha256 of the list as it was destroyed
public record Disposal(
        UUID id,
        UUID institutionId,
        String institution,
        long scopePos,
        String number,
        LocalDate asOf,
        String state,
        int items,
        int destroy,
        int pages,
        @Nullable UUID drafterId,
        String drafter,
        LocalDate draftedOn,
        @Nullable UUID firstId,
        @Nullable String firstMember,
        @Nullable String firstRole,
        @Nullable String firstOpinion,
        @Nullable LocalDate firstOn,
        @Nullable UUID secondId,
        @Nullable String secondMember,
        @Nullable String secondOpinion,
        @Nullable LocalDate secondOn,
        @Nullable String method,
        @Nullable UUID watcherId,
        @Nullable String watcher,
        @Nullable LocalDate watchedOn,
        @Nullable String witness,
        @Nullable LocalDate destroyedOn,
        @Nullable String sha256,
        @Nullable String ender,
        @Nullable String endReason) {}
