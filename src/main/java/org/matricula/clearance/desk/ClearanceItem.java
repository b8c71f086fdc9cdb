package org.matricula.clearance.desk;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One student's item with one office.
public record ClearanceItem(
        UUID id,
        String name,
        @Nullable String studentNumber,
        String unit,
        String leaving,
        String state,
        @Nullable String note,
        @Nullable String tracking,
        @Nullable String signedBy,
        @Nullable LocalDate signedOn,
        @JsonIgnore long scopePos) {}
