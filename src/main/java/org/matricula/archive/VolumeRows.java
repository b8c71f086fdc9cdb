package org.matricula.archive;

import java.util.List;
import org.matricula.registry.StudentRows;
import org.springframework.stereotype.Component;

/// A volume and its contents follow their student.
@Component
class VolumeRows implements StudentRows {

    @Override
    public List<Table> tables() {
        return List.of(
                Table.part(
                        "archive.content",
                        "volume_id in (select v.id from archive.volume v where v.enrolment_id = any (:enrolments))"),
                Table.of("archive.volume"));
    }
}
