package org.matricula.identity;

import java.util.UUID;

/// All keys of an account that open without its password have ended, as when the password is
/// changed or reset, the account is disabled, or its holder signs out everywhere. Whoever keeps
/// such keys ends them too.
public record KeysEnded(UUID account) {}
