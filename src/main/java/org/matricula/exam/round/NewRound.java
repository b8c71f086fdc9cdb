package org.matricula.exam.round;

import java.time.LocalDate;
import java.util.UUID;

/// A round as it is opened.
record NewRound(
        UUID institution,
        String kind,
        UUID term,
        UUID heldTerm,
        LocalDate endsOn,
        LocalDate resultsDueOn,
        LocalDate closesOn) {}
