package org.matricula.exam.plan;

import java.util.UUID;

/// Two courses that some students sit both.
record Clash(UUID first, UUID second, int students) {}
