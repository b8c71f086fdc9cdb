package org.matricula.coursework.recognition;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whom an equivalence would touch.
///
/// @param students how many, of whom the first are listed
public record Touched(int students, List<Student> listed) {

    /// @param already whether a course on its right side counts for them by now
    public record Student(
            UUID enrolmentId,
            String name,
            @Nullable String studentNumber,
            String unit,
            boolean already) {}
}
