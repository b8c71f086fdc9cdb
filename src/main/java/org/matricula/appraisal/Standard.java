package org.matricula.appraisal;

import java.util.UUID;

/// 行为标准.
public record Standard(UUID id, String name) {}
