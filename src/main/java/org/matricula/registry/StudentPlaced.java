package org.matricula.registry;

import java.util.UUID;

/// An enrolment that lies in another unit from today on.
///
/// @param from position of the unit left
/// @param to position of the unit the student is in now
public record StudentPlaced(UUID enrolment, UUID person, UUID unit, long from, long to) {}
