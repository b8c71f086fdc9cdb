package org.matricula.coursework.recognition;

import java.util.UUID;

/// An office that looks at a 课程认定单 outside the turns of its case, such as the department a student
/// wants to come to.
public interface RecognitionDesk {

    /// Whether the sheet of this case lies with the acting person now.
    boolean mine(UUID caseId);
}
