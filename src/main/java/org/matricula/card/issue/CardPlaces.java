package org.matricula.card.issue;

import java.util.List;
import org.matricula.registry.StudentRows;
import org.springframework.stereotype.Component;

/// Cards and their stamps follow their student.
@Component
class CardPlaces implements StudentRows {

    @Override
    public List<Table> tables() {
        return List.of(
                Table.part(
                        "card.stamp",
                        "card_id in (select c.id from card.card c where c.enrolment_id = any (:enrolments))"),
                Table.of("card.card"));
    }
}
