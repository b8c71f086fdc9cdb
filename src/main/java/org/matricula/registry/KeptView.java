package org.matricula.registry;

import java.util.UUID;

/// 名册视图 by its name.
public record KeptView(UUID id, String name) {}
