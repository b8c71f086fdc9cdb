package org.matricula.archive.handover;

import java.util.List;

/// A list with its lines.
public record OpenedHandover(Handover handover, List<HandedFile> items) {}
