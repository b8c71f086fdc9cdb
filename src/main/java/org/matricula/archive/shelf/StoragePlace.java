package org.matricula.archive.shelf;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A room, a shelf or a box.
///
/// @param path names from the room down
/// @param holds shelves, boxes or volumes directly in it
public record StoragePlace(
        UUID id,
        UUID institutionId,
        String institution,
        String kind,
        @Nullable UUID parentId,
        String code,
        String name,
        String path,
        int capacity,
        int holds) {

    public int free() {
        return Math.max(0, capacity - holds);
    }
}
