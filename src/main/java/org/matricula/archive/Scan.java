package org.matricula.archive;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 数字化副本 of a paper in a volume.
///
/// @param sha256 of its content, which is kept when the content is destroyed
/// @param destroyedOn null while it is there
public record Scan(
        UUID id,
        UUID fileId,
        String kind,
        String name,
        int pages,
        long size,
        String sha256,
        String scanner,
        LocalDate scannedOn,
        @Nullable LocalDate destroyedOn) {}
