package org.matricula.registry;

import java.util.Set;
import java.util.UUID;

/// Which details an office puts right in the file itself, and which only by application. The rules
/// are a module's above: the register asks, it does not know them.
public interface DirectEdits {

    /// Those of the details that are not open to the file itself.
    ///
    /// @param institution whose rules hold
    Set<Detail> closed(UUID institution, Set<Detail> details);
}
