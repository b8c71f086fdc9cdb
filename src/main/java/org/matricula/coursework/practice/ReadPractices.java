package org.matricula.coursework.practice;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What the pages of practice show.
@Service
class ReadPractices {

    private final Practices practices;

    ReadPractices(Practices practices) {
        this.practices = practices;
    }

    /// @param student a student number, blank for everybody within reach
    @Transactional(readOnly = true)
    List<Practice> page(String student, @Nullable UUID after, int most) {
        return practices.page(student.isBlank() ? null : student.strip(), after, most);
    }
}
