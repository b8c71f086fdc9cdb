package org.matricula.identity;

import java.util.UUID;

/// @param initialPassword told once and kept nowhere; it must be changed at the first sign-in
public record MadeAccount(UUID id, String initialPassword) {}
