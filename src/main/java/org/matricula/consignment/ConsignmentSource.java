package org.matricula.consignment;

import java.util.List;
import org.matricula.organisation.Unit;

/// Knows the pieces of one kind; the module that has them has one.
public interface ConsignmentSource {

    ConsignmentKind kind();

    /// What a teaching point has of the kind and that still counts, by student number.
    ///
    /// @param listed the pieces that are in a list or wait to be mended: left out before the first
    ///   `most` are taken, so that history crowds nothing out
    List<ConsignmentItem> ready(Unit point, String[] listed, int most);
}
