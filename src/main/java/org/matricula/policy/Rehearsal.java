package org.matricula.policy;

import java.util.UUID;
import org.matricula.kernel.DateRange;

/// 试算: runs what was decided in a past period once more with another value, and changes nothing.
/// The module that reads a policy offers it.
public interface Rehearsal {

    String policyKey();

    /// @param value as [Policy#read] gives it
    RehearsalResult run(UUID institution, DateRange period, Object value);
}
