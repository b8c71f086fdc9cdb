package org.matricula.document;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A version of a kind's sentences, as one school wrote them.
///
/// @param texts by key, with places by name; empty for the built-in words
/// @param state `draft`, `approved` or `refused`
/// @param fromOn first day it is printed, null unless approved
public record TemplateVersion(
        UUID id,
        UUID institutionId,
        String kind,
        String lang,
        int version,
        Map<String, String> texts,
        String note,
        String state,
        @Nullable UUID draftedBy,
        String drafter,
        LocalDate draftedOn,
        @Nullable String decider,
        @Nullable LocalDate fromOn) {}
