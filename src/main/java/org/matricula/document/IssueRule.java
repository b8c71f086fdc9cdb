package org.matricula.document;

import java.util.List;
import java.util.UUID;
import org.matricula.kernel.Refusal;

/// Asked at the door before any document is issued: whoever has a word to say against it says why.
public interface IssueRule {

    /// @return none where it may be issued
    List<Refusal> refusals(UUID enrolment, DocumentKind kind);
}
