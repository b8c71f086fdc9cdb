package org.matricula.vault;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param keyFile where the keys lie; empty for a file of the demonstration's own
/// @param suite what new values are sealed by: `international` (AES) or `national` (SM4)
@ConfigurationProperties("matricula")
record VaultSettings(
        Path dataDir, @Nullable String keyFile, @DefaultValue("international") String suite) {

    boolean given() {
        return keyFile != null && !keyFile.isBlank();
    }

    Path path() {
        return given() ? Path.of(keyFile) : dataDir.resolve("keys").resolve("vault.keys");
    }
}
