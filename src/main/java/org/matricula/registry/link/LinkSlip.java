package org.matricula.registry.link;

/// One slip of a printed sheet of codes.
///
/// @param name whom it is handed to
/// @param guardian whether to a guardian of the student
/// @param until the last day it is good
public record LinkSlip(
        String name,
        String student,
        String studentNumber,
        String unit,
        boolean guardian,
        String code,
        String until) {}
