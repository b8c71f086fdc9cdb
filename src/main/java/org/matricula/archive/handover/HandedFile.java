package org.matricula.archive.handover;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One student's file on a list.
///
/// @param counted by the receiver, null before
public record HandedFile(
        UUID enrolmentId,
        @Nullable String volume,
        String name,
        String studentNumber,
        int pages,
        @Nullable Integer counted) {

    public boolean differs() {
        return counted != null && counted != pages;
    }
}
