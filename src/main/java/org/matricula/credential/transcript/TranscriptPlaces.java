package org.matricula.credential.transcript;

import java.util.List;
import org.matricula.registry.StudentRows;
import org.springframework.stereotype.Component;

/// Transcripts issued follow their student, batches the tree.
@Component
class TranscriptPlaces implements StudentRows {

    @Override
    public List<Table> tables() {
        return List.of(
                Table.of("credential.issue"),
                Table.of("credential.batch_line"),
                Table.ofUnit("credential.batch"));
    }
}
