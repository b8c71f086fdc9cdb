package org.matricula.registry.numbering;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A pattern of student numbers, tried on some who wait for one.
///
/// @param inForce the pattern that binds the school today
/// @param tried the pattern the examples follow
/// @param problems message keys of what is wrong with it, none where it can be set
/// @param examples what the first of those waiting would get
/// @param from the first day a new one can hold
public record PatternTrial(
        UUID institution,
        String inForce,
        String tried,
        List<String> problems,
        List<Numbered> examples,
        LocalDate from) {}
