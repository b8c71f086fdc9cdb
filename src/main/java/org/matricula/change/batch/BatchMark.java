package org.matricula.change.batch;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a registrar says of one student of a batch.
///
/// @param mark `move`, `keep` for repeating the year, `except` for leaving them out
/// @param unit the class to go on in; null to stay in their own
/// @param note why, where they are not simply moved
public record BatchMark(UUID enrolment, String mark, @Nullable UUID unit, @Nullable String note) {}
