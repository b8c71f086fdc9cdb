package org.matricula.credential.transcript;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is to be issued to one student.
///
/// @param purpose `personal`, `career`, `class` or `guardian`: each has a counter of its own
/// @param form `transcript`, `certificate` or `term`
/// @param term of a term sheet, null of the others
/// @param language `zh`, `en` or `both`
/// @param title what it is for, in words
record Wanted(
        String purpose,
        String form,
        @Nullable UUID term,
        String language,
        String title,
        int copies,
        @Nullable UUID caseId,
        @Nullable UUID batch) {}
