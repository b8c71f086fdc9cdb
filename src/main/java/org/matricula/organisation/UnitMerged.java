package org.matricula.organisation;

import java.time.LocalDate;

/// Published in the transaction of a merger, before it looks whether anybody is left in the old
/// unit: the registry moves those who stand directly in it.
///
/// @param from the unit that ends
/// @param into the unit that takes over
/// @param on first day of the merger
public record UnitMerged(Unit from, Unit into, LocalDate on, String reason) {}
