package org.matricula.consignment;

import java.util.List;
import org.matricula.organisation.Unit;

/// Knows the pieces of one kind; the module that has them has one.
public interface ConsignmentSource {

    ConsignmentKind kind();

    /// All that a teaching point has of the kind and that still counts, by student number; what is
    /// in a list already is left out by whoever asks.
    List<ConsignmentItem> ready(Unit point);
}
