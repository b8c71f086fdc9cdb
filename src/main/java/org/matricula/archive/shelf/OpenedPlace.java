package org.matricula.archive.shelf;

import java.util.List;

/// A place with what is in it.
public record OpenedPlace(
        StoragePlace place,
        List<StoragePlace> places,
        List<BoxedVolume> volumes,
        List<Stocktake> stocktakes) {}
