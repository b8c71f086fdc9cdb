package org.matricula.announcement;

import java.util.UUID;

/// A file of an announcement, by the name its reader sees.
public record AttachedFile(UUID file, String name) {}
