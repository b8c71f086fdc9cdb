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
                Table.part(
                        "archive.scan",
                        "volume_id in (select v.id from archive.volume v where v.enrolment_id = any (:enrolments))"),
                Table.part(
                        "archive.hold",
                        "volume_id in (select v.id from archive.volume v where v.enrolment_id = any (:enrolments))"),
                Table.part(
                        "archive.disposal_item",
                        "volume_id in (select v.id from archive.volume v where v.enrolment_id = any (:enrolments))"),
                Table.ofUnit("archive.disposal"),
                Table.ofUnit("archive.period_change"),
                Table.of("archive.volume"),
                Table.part("archive.handover_item", "enrolment_id = any (:enrolments)"),
                Table.of("archive.shipment"),
                Table.of("archive.loan"),
                Table.ofUnit("archive.handover"),
                Table.ofUnit("archive.place"),
                Table.ofUnit("archive.stocktake"),
                Table.ofUnit("archive.stocktake_scan"),
                Table.ofUnit("archive.stocktake_line"),
                Table.ofUnit("archive.packet"),
                Table.ofUnit("archive.damage"));
    }
}
