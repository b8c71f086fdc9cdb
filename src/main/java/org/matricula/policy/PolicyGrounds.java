package org.matricula.policy;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/// 依据: where the articles that a policy rests on are read in full. A module above answers.
public interface PolicyGrounds {

    /// @param href where the whole document is read
    record Ground(String title, String label, String words, String href) {}

    /// @param unit whose rules are asked for, null for the reader's own
    List<Ground> of(String policyKey, @Nullable UUID unit);
}
