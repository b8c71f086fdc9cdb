package org.matricula.graduation.audit;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A condition that is not met.
///
/// @param about a module, or what another office says; blank otherwise
/// @param courses names of those that would meet it
public record Unmet(
        String rule,
        String about,
        @Nullable BigDecimal needs,
        @Nullable BigDecimal has,
        List<String> courses,
        String leadsTo) {}
