package org.matricula.coursework;

import org.jspecify.annotations.Nullable;

/// A later attempt as it is written.
///
/// @param of its values, the enrolment in the place of the grade
record LaterLine(Typed of, @Nullable Integer total, @Nullable Boolean passed) {}
