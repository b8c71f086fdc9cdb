package org.matricula.handover;

import java.util.List;
import org.matricula.organisation.Unit;

/// Knows the pieces of one kind; the module that has them has one.
public interface HandoverSource {

    HandoverKind kind();

    /// All that a teaching point has of the kind and that still counts, by student number; what is
    /// in a list already is left out by whoever asks.
    List<HandoverItem> ready(Unit point);
}
