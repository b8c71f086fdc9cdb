package org.matricula.graduation;

import java.util.List;
import java.util.UUID;

/// News, within the transaction: these conclusions no longer carry a degree. Whoever has made out a
/// degree certificate on one of them refuses by throwing [org.matricula.kernel.Refused].
public record DegreesRevoked(UUID institution, List<UUID> conclusions) {}
