package org.matricula.consignment;

import java.time.LocalDate;
import java.util.UUID;

/// One piece a teaching point has ready for the level above.
///
/// @param ref names it for good within its kind: what was handed over once is known by it
/// @param point the teaching point it is of
/// @param what message key of what it is
/// @param detail its case number or batch, blank for none
/// @param readyOn the day from which it can be handed over; of one that came back, the day it did
public record ConsignmentItem(
        String ref,
        UUID point,
        UUID enrolmentId,
        UUID personId,
        String studentNumber,
        String name,
        String what,
        String detail,
        LocalDate readyOn) {

    ConsignmentItem notBefore(LocalDate day) {
        return readyOn.isBefore(day)
                ? new ConsignmentItem(
                        ref, point, enrolmentId, personId, studentNumber, name, what, detail, day)
                : this;
    }
}
