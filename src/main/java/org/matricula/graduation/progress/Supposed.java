package org.matricula.graduation.progress;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.graduation.audit.OpenCourse;
import org.matricula.graduation.audit.Unmet;

/// 假设: how a student stands, and how they would stand by the same conditions if.
///
/// @param open what may be assumed to be passed
/// @param programmes which other programme may be assumed
/// @param programme the other one, null for the student's own
/// @param courses those that are assumed
/// @param then how it would be; null where nothing is assumed
public record Supposed(
        GraduationProgress.Shown now,
        List<OpenCourse> open,
        List<Programme> programmes,
        @Nullable Programme programme,
        List<OpenCourse> courses,
        GraduationProgress.@Nullable Shown then) {

    /// @param unit whose it is
    public record Programme(UUID id, String name, String unit) {}

    /// Conditions that are not met now and would be.
    public List<Unmet> met() {
        return then == null
                ? List.of()
                : now.unmet().stream().filter(it -> !among(it, then.unmet())).toList();
    }

    public boolean assumes(OpenCourse it) {
        return courses.contains(it);
    }

    private static boolean among(Unmet it, List<Unmet> all) {
        return all.stream()
                .anyMatch(one -> one.rule().equals(it.rule()) && one.about().equals(it.about()));
    }
}
