package org.matricula.registry;

import java.time.LocalDate;
import java.util.UUID;
import org.matricula.document.EntranceFacts;
import org.matricula.document.StudentFacts;

/// 文书所载学生信息: who a document is about, in clear, as its form wants it. Whoever asks for it issues a
/// document, which the ledger tells.
public interface Particulars {

    /// @param day whose standing and class are printed
    /// @throws org.matricula.kernel.Absent if there is none within reach, or no standing on that
    ///   day
    StudentFacts on(UUID enrolment, LocalDate day);

    /// 录取信息, as printed; empty fields for what is not on record.
    EntranceFacts entrance(UUID enrolment);
}
