package org.matricula.archive;

import java.util.List;

/// A volume with its list of contents.
///
/// @param whole whether what was filed is what its digest says
/// @param custody its register of use, the newest first
/// @param scans of its papers, the destroyed ones too
public record OpenedVolume(
        Volume volume,
        List<Content> contents,
        boolean whole,
        List<Scan> scans,
        List<CustodyStep> custody,
        boolean held) {}
