package org.matricula.archive.shelf;

import java.util.List;

/// A count with its differences.
public record OpenedStocktake(Stocktake stocktake, List<StocktakeLine> lines) {}
