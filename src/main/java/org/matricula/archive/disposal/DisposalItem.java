package org.matricula.archive.disposal;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Papers of one kind of one volume that have run out.
///
/// @param pages on paper
/// @param scans files
/// @param verdict `destroy` or `keep`
/// @param keepYears how much longer what is kept is kept, null for ever
/// @param destroyed name, size and SHA-256 of the files that are gone, as JSON
public record DisposalItem(
        UUID volumeId,
        String kind,
        String volume,
        String student,
        @Nullable Integer pages,
        int scans,
        int years,
        LocalDate endedOn,
        String verdict,
        @Nullable String why,
        @Nullable Integer keepYears,
        @Nullable String destroyed) {

    public String key() {
        return volumeId + ":" + kind;
    }
}
