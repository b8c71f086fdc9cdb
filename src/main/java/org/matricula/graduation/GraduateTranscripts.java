package org.matricula.graduation;

import java.util.List;
import java.util.UUID;

/// 毕业生成绩单, which goes with the register form: the module of transcripts issues it.
public interface GraduateTranscripts {

    /// Within the transaction that issues the form.
    ///
    /// @return the documents
    /// @throws org.matricula.kernel.Refused if there are no results, or a rule forbids it
    List<UUID> issue(UUID enrolment);
}
