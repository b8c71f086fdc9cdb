package org.matricula.registry;

import java.util.UUID;

/// News, within the transaction of the change: an enrolment lies in another unit from today on, and
/// whoever keeps rows about it with a `scope_pos` moves theirs along.
///
/// @param from position of the unit left
/// @param to position of the unit the student is in now
public record StudentPlaced(UUID enrolment, UUID person, UUID unit, long from, long to) {}
