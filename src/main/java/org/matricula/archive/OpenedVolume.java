package org.matricula.archive;

import java.util.List;

/// A volume with its list of contents.
///
/// @param whole whether what was filed is what its digest says
public record OpenedVolume(Volume volume, List<Content> contents, boolean whole) {}
