package org.matricula.exam.plan;

import java.util.UUID;

/// 考场.
///
/// @param seats how many may sit an exam in it
public record Room(UUID id, String name, int seats) {}
