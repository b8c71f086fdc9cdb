package org.matricula.discipline.delivery;

import java.time.LocalDate;
import java.util.UUID;

/// News, within the transaction: a paper has reached the student.
///
/// @param what as in `discipline.delivery`
/// @param on from when it counts; to come where it was put up in public
public record Delivered(UUID caseId, String what, LocalDate on) {}
