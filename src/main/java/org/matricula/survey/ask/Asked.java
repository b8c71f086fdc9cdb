package org.matricula.survey.ask;

import java.time.LocalDate;
import java.util.UUID;

/// A questionnaire somebody is asked to answer.
///
/// @param name the student it is about: of guardians, which of their wards
/// @param begun whether part of it was kept; never of an anonymous one
public record Asked(
        UUID questionnaire,
        UUID enrolment,
        String title,
        String theme,
        boolean anonymous,
        String name,
        LocalDate closesOn,
        boolean answered,
        boolean begun) {}
