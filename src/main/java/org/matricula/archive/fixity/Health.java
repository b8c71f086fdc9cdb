package org.matricula.archive.fixity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the nights found, within reach.
///
/// @param rounds the newest first
/// @param open how many damages are not ended
/// @param next where the damages go on, null at their end
public record Health(List<Round> rounds, long open, List<Damage> damages, @Nullable String next) {}
