package org.matricula.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// 奖惩: what another module has recorded for or against a student, for papers that ask for it.
/// Whoever fills such a paper in is not asked for what stands here.
public interface RecordedDeeds {

    /// @param award a commendation, else a sanction
    /// @param words as printed, in Chinese
    record Deed(boolean award, LocalDate on, String words) {}

    /// Those that stand, the oldest first; within reach of whoever asks.
    List<Deed> of(UUID enrolment);
}
