package org.matricula.archive;

import java.util.Map;
import java.util.UUID;

/// A student of a class whose papers are not filed yet, and what the register holds.
///
/// @param items by kind of paper
public record Candidate(
        UUID enrolmentId, String name, String studentNumber, Map<String, Integer> items) {}
