package org.matricula.registry;

import java.util.UUID;

/// News, within the transaction: standings were written. The batch's rows are those of
/// `registry.status_event` with this `batch`; the spells they wrote and closed name them.
public record StandingChanged(UUID batch) {}
