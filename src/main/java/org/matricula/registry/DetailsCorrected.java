package org.matricula.registry;

import java.util.List;
import java.util.UUID;

/// What these enrolments' persons are by is corrected: whatever is counted or derived from it is
/// brought up to date in the same transaction.
public record DetailsCorrected(List<UUID> enrolments) {

    public DetailsCorrected {
        enrolments = List.copyOf(enrolments);
    }
}
