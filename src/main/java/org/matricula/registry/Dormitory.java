package org.matricula.registry;

import org.jspecify.annotations.Nullable;

/// 宿舍: building and room where somebody lives at the school.
///
/// @param room null where only the building is known
public record Dormitory(String building, @Nullable String room) {

    /// Null where no building is known: a room alone says nothing.
    public static @Nullable Dormitory of(@Nullable String building, @Nullable String room) {
        return building == null || building.isBlank()
                ? null
                : new Dormitory(building, room == null || room.isBlank() ? null : room);
    }
}
