package org.matricula.archive.packet;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 电子档案包.
///
/// @param name class or student
/// @param state `waiting`, `made`, `failed`, `expired`, or `destroyed` where papers in it were
/// @param sha256 of the whole file
/// @param missing files the store no longer held
public record Packet(
        UUID id,
        String number,
        String name,
        String unit,
        String reason,
        String asker,
        LocalDate askedOn,
        String state,
        @Nullable LocalDate endedOn,
        @Nullable Integer volumes,
        @Nullable Integer files,
        @Nullable Long size,
        @Nullable String sha256,
        List<String> missing) {}
