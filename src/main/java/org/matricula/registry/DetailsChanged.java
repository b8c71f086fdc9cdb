package org.matricula.registry;

import java.util.List;
import java.util.UUID;

/// News, within the transaction: something other than the standing was put right, such as a sex or
/// a birth date. Whoever counts by it counts these enrolments anew.
public record DetailsChanged(List<UUID> enrolments) {}
