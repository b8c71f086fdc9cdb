package org.matricula.coursework;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Electives within reach, with how many chose them.
@Service
class ListElectives {

    private final Offerings offerings;

    ListElectives(Offerings offerings) {
        this.offerings = offerings;
    }

    @Transactional(readOnly = true)
    List<Offering> list(@Nullable UUID after, int most) {
        return offerings.all(after, most);
    }

    @Transactional(readOnly = true)
    Optional<Offering> find(UUID task) {
        return offerings.find(task);
    }
}
