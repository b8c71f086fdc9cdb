package org.matricula.document;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What a rehearsal of a paper about units is filled in with: the newest one of the school that the
/// acting person reaches. Whoever prints that kind of paper answers.
public interface UnitPaperSample {

    DocumentKind kind();

    /// What fills the sentences in, by their keys; empty where there is none yet.
    Map<String, List<Object>> newest(UUID institution);
}
