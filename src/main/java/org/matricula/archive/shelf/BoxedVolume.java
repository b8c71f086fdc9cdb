package org.matricula.archive.shelf;

import java.util.UUID;

/// A volume in its box.
///
/// @param out whether it is lent or sent away
public record BoxedVolume(
        UUID id,
        String number,
        String name,
        String studentNumber,
        String unit,
        String box,
        int seq,
        boolean out) {}
