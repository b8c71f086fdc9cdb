package org.matricula.selection;

import java.util.List;
import org.matricula.registry.StudentRows;
import org.springframework.stereotype.Component;

/// Candidates and awards follow their student.
@Component
class SelectedPlaces implements StudentRows {

    @Override
    public List<Table> tables() {
        return List.of(Table.of("selection.candidate"), Table.of("selection.award"));
    }
}
