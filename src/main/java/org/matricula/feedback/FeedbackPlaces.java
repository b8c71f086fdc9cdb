package org.matricula.feedback;

import java.util.List;
import org.matricula.registry.StudentRows;
import org.springframework.stereotype.Component;

/// A feedback follows the student it is about.
@Component
class FeedbackPlaces implements StudentRows {

    @Override
    public List<Table> tables() {
        return List.of(Table.of("feedback.feedback"));
    }
}
