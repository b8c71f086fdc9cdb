package org.matricula.workflow.apply;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.workflow.Subjects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Begins an application for whoever bears a student number.
@Service
public class Begin {

    private final Subjects subjects;
    private final DraftCase draftCase;

    Begin(Subjects subjects, DraftCase draftCase) {
        this.subjects = subjects;
        this.draftCase = draftCase;
    }

    /// @throws Absent if nobody within reach bears it
    @Transactional
    public UUID begin(
            String kind, String studentNumber, Map<String, ?> fields, @Nullable String onBehalf) {
        var subject = subjects.byNumber(studentNumber).orElseThrow(() -> new Absent("student"));
        return draftCase.draft(kind, subject.id(), fields, onBehalf);
    }
}
