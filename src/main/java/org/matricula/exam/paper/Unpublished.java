package org.matricula.exam.paper;

import java.time.LocalDate;
import java.util.UUID;

/// A teaching task of the round's term whose results are not published: its failed are not on the
/// list.
///
/// @param stage `entering`, `submitted` or `reviewed`
/// @param lastDay of entry
public record Unpublished(
        UUID task,
        String course,
        String unit,
        String teacher,
        String stage,
        LocalDate lastDay,
        int students) {}
