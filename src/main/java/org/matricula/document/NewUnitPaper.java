package org.matricula.document;

import java.util.UUID;

/// A paper about a unit or a list, to be printed.
///
/// @param issuer the unit whose number, name and key it bears
/// @param scopePos position of the unit it is about
/// @param subject what it is printed from, such as `archive-handover:<id>`; one paper of a kind
///   stands for each
public record NewUnitPaper(
        DocumentKind kind, UUID issuer, long scopePos, String subject, String title) {}
