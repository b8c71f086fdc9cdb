package org.matricula.archive.handover;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 移交清单.
///
/// @param route `to-archive` or `to-body`
/// @param state `handed`, `taken`, `refused` or `withdrawn`
/// @param signer who signed for the other body
public record Handover(
        UUID id,
        UUID institutionId,
        String institution,
        String unit,
        long scopePos,
        String number,
        String route,
        @Nullable String body,
        String state,
        int files,
        int pages,
        @Nullable UUID giverId,
        String giver,
        LocalDate givenOn,
        @Nullable String receiver,
        @Nullable String signer,
        @Nullable LocalDate receivedOn,
        @Nullable String note) {}
