package org.matricula.enrolment.photo;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.page.Line;

/// What became of one picture, in the reader's words.
///
/// @param student whose it is, null where it fits no one
public record PhotoResult(
        String name, @Nullable String student, boolean taken, List<Line> faults) {}
