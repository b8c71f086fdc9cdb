package org.matricula.document;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A document to be issued.
///
/// @param institution whose number and name it bears
/// @param scopePos position of the unit the student belongs to
/// @param caseId the case that decided it, null where none did
public record NewDocument(
        DocumentKind kind,
        UUID institution,
        long scopePos,
        UUID enrolment,
        UUID person,
        String personName,
        @Nullable UUID caseId) {}
