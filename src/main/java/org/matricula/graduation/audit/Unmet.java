package org.matricula.graduation.audit;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A condition that is not met.
///
/// @param about a module, or what another office says; blank otherwise
/// @param courses names of those that would meet it
/// @param reach how far an average would come with the best results in these; null for others
public record Unmet(
        String rule,
        String about,
        @Nullable BigDecimal needs,
        @Nullable BigDecimal has,
        List<String> courses,
        @Nullable BigDecimal reach,
        String leadsTo) {}
