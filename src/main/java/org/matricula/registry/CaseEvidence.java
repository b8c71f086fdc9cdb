package org.matricula.registry;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 更正依据: what was handed in with the cases that changed a file. The cases are a module's above: the
/// register asks, it does not know them.
public interface CaseEvidence {

    /// @param kind its word is the message key `evidence.<kind>`
    record Given(UUID caseId, @Nullable String number, String kind, @Nullable UUID file) {}

    /// One line a paper, and one without a paper for a case that has none.
    List<Given> of(Collection<UUID> cases);
}
