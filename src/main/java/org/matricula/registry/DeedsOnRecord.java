package org.matricula.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// 奖惩记录: what other modules have on record of a student's commendations and sanctions, for forms
/// that must agree with it, such as 毕业生登记表.
public interface DeedsOnRecord {

    /// @param award whether it is a commendation, else it is a sanction
    /// @param words as a form prints it, without the day
    record Deed(boolean award, LocalDate on, String words) {}

    /// Those that stand, the oldest first; in a transaction of the caller.
    List<Deed> of(UUID enrolment, Locale locale);
}
