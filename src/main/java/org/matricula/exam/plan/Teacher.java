package org.matricula.exam.plan;

import java.util.UUID;

/// Somebody who may be called upon to invigilate.
public record Teacher(UUID id, String name) {}
