package org.matricula.archive.disposal;

import java.util.List;

/// An appraisal with its list.
public record OpenedDisposal(Disposal disposal, List<DisposalItem> items) {}
