package org.matricula.workflow.view;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.organisation.Responsibilities;
import org.matricula.organisation.Responsibility;
import org.matricula.organisation.UnitsInSight;
import org.matricula.workflow.engine.Drawings.Drawing;
import org.springframework.stereotype.Component;

/// 责任人 of each process, as somebody at the reader's unit has to know them.
@Component
class Answerable {

    private final Responsibilities responsibilities;
    private final UnitsInSight inSight;

    Answerable(Responsibilities responsibilities, UnitsInSight inSight) {
        this.responsibilities = responsibilities;
        this.inSight = inSight;
    }

    /// @return by the drawing's key; nobody where the reader belongs to no unit
    Map<String, List<Responsibility>> forEach(List<Drawing> drawings) {
        @Nullable UUID unit = inSight.unit();
        Map<String, List<Responsibility>> byMatter =
                unit == null
                        ? Map.of()
                        : responsibilities.of(
                                unit,
                                drawings.stream().map(Answerable::matter).distinct().toList());
        return drawings.stream()
                .collect(
                        Collectors.toMap(
                                Drawing::key, it -> byMatter.getOrDefault(matter(it), List.of())));
    }

    /// A drawing's key is the process and the kind of education it is drawn for.
    private static String matter(Drawing it) {
        return it.key().substring(0, it.key().lastIndexOf('-'));
    }
}
