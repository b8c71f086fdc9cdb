package org.matricula.identity;

import java.util.Optional;
import java.util.UUID;
import org.matricula.kernel.Scope;

/// How far the post of a student or guardian reaches: their own file, their wards' files. The
/// registry answers, for it alone knows who is whose.
public interface Reach {

    /// @return empty where the role is not one this module answers for
    Optional<Scope> of(UUID account, String role);
}
