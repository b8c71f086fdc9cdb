package org.matricula.graduation;

import java.util.List;
import java.util.UUID;

/// News, within the transaction: these conclusions were recorded.
public record Concluded(UUID institution, List<UUID> conclusions) {}
