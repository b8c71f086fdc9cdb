package org.matricula.feedback;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.identity.Holder;
import org.matricula.identity.Holders;
import org.springframework.stereotype.Component;

/// Who is asked: of a role those whose post is nearest to where the datum is kept.
@Component
class FeedbackOwners {

    private final Holders holders;

    FeedbackOwners(Holders holders) {
        this.holders = holders;
    }

    /// @param giver who is never asked to answer themselves
    List<Holder> nearest(String role, UUID unit, LocalDate today, @Nullable UUID giver) {
        var others =
                holders.holding(role, unit, today).stream()
                        .filter(it -> !it.account().equals(giver))
                        .toList();
        return others.stream()
                .filter(it -> Objects.equals(it.unit(), others.getFirst().unit()))
                .toList();
    }
}
