package org.matricula.graduation;

import java.util.List;
import java.util.UUID;

/// News, within the transaction: these conclusions no longer stand. Whoever has issued a
/// certificate on one of them refuses by throwing [org.matricula.kernel.Refused].
public record ConclusionsReversed(UUID institution, List<UUID> conclusions) {}
